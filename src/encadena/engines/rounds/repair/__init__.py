"""Repairs an agenda while the round is held: absent people, late ones, walk-ins, closed tables."""

from .change import Change, Reason, Repaired
from .live import Live, Waiting
from .repair import repair

__all__ = ["Change", "Live", "Reason", "Repaired", "Waiting", "repair"]
