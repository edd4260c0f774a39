"""Crowded rounds from the other end: first when the crowded side is busy, then who meets whom in those hours."""
