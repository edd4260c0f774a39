"""Codes of what can be wrong; the sentences are in ``wording``."""
