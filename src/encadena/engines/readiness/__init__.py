"""Scores a questionnaire answered by several raters, and measures how good the questionnaire is."""
