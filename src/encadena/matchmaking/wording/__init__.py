"""Sentences for the codes of errors and violations; the only place outside templates that has any."""
