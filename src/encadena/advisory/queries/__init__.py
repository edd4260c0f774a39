"""Reads of accompaniment; every one that reaches a screen starts at ``scope``."""
