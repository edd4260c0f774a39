"""Slots and tables found together, where tables dealt afterwards would break a rule."""
