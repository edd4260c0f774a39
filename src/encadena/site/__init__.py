"""Composition root: settings, URLs, command line, home pages, demonstration network."""
