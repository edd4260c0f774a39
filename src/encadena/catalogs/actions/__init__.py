"""Writes of catalogs: loading the packaged tables and adding values of the UF."""
