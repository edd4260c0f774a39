"""Papers and calendars of a round, in the language of their reader."""
