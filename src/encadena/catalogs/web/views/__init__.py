"""Screens of catalogs, one module per noun."""
