"""What dates, terms and targets mean. No database here."""

from .progress import Progress, Reach, check_target, outlook_of
from .span import FIRST_YEAR, Share, Span, check_span, check_year
from .term import StatedEvent, Term, term_of

__all__ = [
    "FIRST_YEAR",
    "Progress",
    "Reach",
    "Share",
    "Span",
    "StatedEvent",
    "Term",
    "check_span",
    "check_target",
    "check_year",
    "outlook_of",
    "term_of",
]
