"""What an adviser should look at first today. No database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SOON_DAYS = 30
URGENT_DAYS = 7


class First(StrEnum):
    OVERDUE = "overdue"
    DUE = "due"
    PAPER = "paper"
    LEAD = "lead"
    SILENT = "silent"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Waiting:
    """The earliest day of each sort of thing that waits; None where nothing does."""

    promised_on: date | None = None
    paper_ends_on: date | None = None
    lead_since: date | None = None
    silent: bool = False


def first_of(waiting: Waiting, *, today: date) -> First:
    """A broken promise first, then today's, a paper about to end, somebody who waits for an agreement, silence."""
    if waiting.promised_on and waiting.promised_on < today:
        return First.OVERDUE
    if waiting.promised_on and waiting.promised_on == today:
        return First.DUE
    if waiting.paper_ends_on and (waiting.paper_ends_on - today).days <= URGENT_DAYS:
        return First.PAPER
    if waiting.lead_since:
        return First.LEAD
    return First.SILENT if waiting.silent else First.NOTHING
