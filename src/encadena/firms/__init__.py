"""Firms, people, ownership, sales and size, offerings, duplicates, imports."""
