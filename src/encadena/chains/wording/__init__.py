"""Sentences for the codes of this room: what happened, why, and what to do."""
