"""Reading the index."""

from .finding import Hits, Results, find

__all__ = ["Hits", "Results", "find"]
