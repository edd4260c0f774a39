"""Engines: plain Python that knows nothing of the web, of Django, or of each other."""
