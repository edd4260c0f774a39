"""Screens of firms."""
