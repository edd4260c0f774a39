"""The arithmetic of searching, without a database: terms, queries, sounds, ranking, highlighting."""
