"""Pure rules: no database, no words."""
