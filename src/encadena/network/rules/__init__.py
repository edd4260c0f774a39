"""What dates, terms and targets mean. No database here."""

from .progress import Progress, Reach, check_target, outlook_of
from .span import FIRST_YEAR, Share, Span, check_span, check_year
from .standing import DAYS_BEFORE, check_running, end_ahead, standing_of, threshold
from .term import StatedEvent, Term, term_of

__all__ = [
    "DAYS_BEFORE",
    "FIRST_YEAR",
    "Progress",
    "Reach",
    "Share",
    "Span",
    "StatedEvent",
    "Term",
    "check_running",
    "check_span",
    "check_target",
    "check_year",
    "end_ahead",
    "outlook_of",
    "standing_of",
    "term_of",
    "threshold",
]
