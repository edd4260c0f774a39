"""Reads of the register; every one that reaches a screen starts at ``scope``."""
