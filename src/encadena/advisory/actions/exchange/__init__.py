"""Spreadsheets of sessions into the log: upload, check, apply, undo; and out of it, for another country's forms.

``receiving`` keeps the file and finds its columns, ``reading`` turns rows into drafts with people and keys,
``admitting`` holds a chunk of them against the log, ``checking`` writes down what would happen, ``applying`` writes the
sessions, ``undoing`` takes them back.
"""

from .applying import apply_sessions
from .checking import check_sessions
from .receiving import choose_columns, discard_sessions, receive_sessions
from .undoing import undo_sessions

__all__ = [
    "apply_sessions",
    "check_sessions",
    "choose_columns",
    "discard_sessions",
    "receive_sessions",
    "undo_sessions",
]
