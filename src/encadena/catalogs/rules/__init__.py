"""Rules of catalogs that need neither a database nor a file."""
