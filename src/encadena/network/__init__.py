"""Institutions, operators, centres, operating contracts, and who works where."""
