"""Pictures of the report: one specification each for page and paper, with a table and a text alternative."""
