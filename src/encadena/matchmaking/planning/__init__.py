"""Between the rows of the room and the engines; nothing else of the room knows them. One module per question."""

from .agenda import (
    Impact,
    Reason,
    Violation,
    breaks_of,
    chain_too_long,
    idle_of,
    impact,
    options,
    schedule_of,
    violations_of,
)
from .problem import key_of, problem_of
from .published import NumberedMeeting, NumberedProblem, read_problem
from .search import Planned, Search, agenda_document, packed, plan, unpacked
from .tables import free_table, seats

__all__ = [
    "Impact",
    "NumberedMeeting",
    "NumberedProblem",
    "Planned",
    "Reason",
    "Search",
    "Violation",
    "agenda_document",
    "breaks_of",
    "chain_too_long",
    "free_table",
    "idle_of",
    "impact",
    "key_of",
    "options",
    "packed",
    "plan",
    "problem_of",
    "read_problem",
    "schedule_of",
    "seats",
    "unpacked",
    "violations_of",
]
