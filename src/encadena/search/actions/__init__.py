"""The writes of the index."""

from .indexing import index, rebuild, remove

__all__ = ["index", "rebuild", "remove"]
