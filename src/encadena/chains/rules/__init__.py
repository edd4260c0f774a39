"""What can be said about chains without asking the database."""
