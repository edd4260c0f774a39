"""Screens of catalogs."""
