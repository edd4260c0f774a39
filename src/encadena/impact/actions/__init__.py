"""Reports are counted and kept, published and withdrawn."""
