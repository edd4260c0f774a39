"""Shapes of the demonstration, worked out before anything is written."""
