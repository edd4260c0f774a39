"""The only way to the engine: rows become its questionnaires and answers, its profiles become rows."""
