"""Libraries that take a second or more to load, loaded when they are first used: most processes never solve anything.

A module that writes their types in annotations says ``from __future__ import annotations``, or it loads them at once.
"""

from importlib import import_module
from types import ModuleType


class Later(ModuleType):
    """Stands for the module of this name. ``ModuleNotFoundError`` on first use if it is not there."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)
