"""Encadena runs a network of business development centres end to end."""
