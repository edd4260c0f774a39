"""What the room shows in the shell and on other rooms' pages, and the words of its log."""

from . import exchange, handover, menu, merging, programs, words

__all__ = ["exchange", "handover", "menu", "merging", "programs", "words"]
