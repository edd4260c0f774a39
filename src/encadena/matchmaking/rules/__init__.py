"""Rules about time, tables, breaks and languages of a round. Plain functions, no database."""
