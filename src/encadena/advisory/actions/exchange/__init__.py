"""Spreadsheets of sessions, milestones and attendance: upload, check, apply, undo.

``receiving`` keeps the file and finds its columns, ``reading`` turns rows into drafts, ``checking`` writes down what
would happen, ``applying`` writes it, ``undoing`` takes it back. What the rows mean is in one package per subject
(``sessions``, ``milestones``, ``attendance``), each a ``sheet.Sheet``; ``subjects`` lists them.
"""

from .applying import apply_sheet
from .checking import check_sheet
from .receiving import choose_columns, discard_sheet, receive_sheet
from .undoing import undo_sheet

__all__ = ["apply_sheet", "check_sheet", "choose_columns", "discard_sheet", "receive_sheet", "undo_sheet"]
