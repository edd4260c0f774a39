"""Linkage projects, as far as a reader may see them."""
