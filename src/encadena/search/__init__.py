"""One search box over everything a user may see: accent-blind and typo-tolerant."""
