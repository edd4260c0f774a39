"""Reads; every one that reaches a screen starts at the scope of clients or firms."""
