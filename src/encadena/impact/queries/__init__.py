"""What the figures count, read from the rooms below: a fixed number of set-based queries."""
