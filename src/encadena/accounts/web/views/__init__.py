"""Screens of accounts, one module per noun."""
