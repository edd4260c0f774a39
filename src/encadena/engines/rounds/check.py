"""Judges a finished agenda without the solver: what it breaks and how much waiting it has."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import rules
from .breaks import breaks_of
from .problem import Id, Problem, Schedule, Violation

UNKNOWN_MEETING, UNKNOWN_SLOT = "unknown_meeting", "unknown_slot"


@dataclass(frozen=True)
class Verdict:
    """``objective`` is the sum of breaks, ``spread`` the difference between the participant with most and the one
    with fewest.
    """

    violations: tuple[Violation, ...]
    objective: int
    spread: int


def check(problem: Problem, schedule: Schedule) -> list[Violation]:
    """Everything the agenda breaks, also meetings and slots that the problem does not know; empty if it can be held."""
    strange = list(_strange(problem, schedule))
    known = _without_strange(problem, schedule)
    return strange + [violation for rule in rules.ALL for violation in rule.check(problem, known)]


def judge(problem: Problem, schedule: Schedule) -> Verdict:
    """``check`` together with the waiting."""
    breaks = breaks_of(problem, _without_strange(problem, schedule)).values()
    return Verdict(tuple(check(problem, schedule)), sum(breaks), max(breaks, default=0) - min(breaks, default=0))


def breaks_table_rules(problem: Problem, schedule: Schedule) -> bool:
    """Tables are dealt after the slots are found: whether the rules about them could be kept is only known then."""
    return any(rule.check(problem, schedule) for rule in rules.SEATED)


def with_move(schedule: Schedule, meeting: Id, slot: int, table: int | None = None) -> Schedule:
    """The agenda with one meeting elsewhere; without ``table`` it keeps the table it had."""
    tables = dict(schedule.table_of) if table is None else {**schedule.table_of, meeting: table}
    return Schedule({**schedule.slot_of, meeting: slot}, tables)


def _strange(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    for meeting, slot in schedule.slot_of.items():
        if meeting not in problem.meeting_by_id:
            yield Violation(UNKNOWN_MEETING, (meeting,), slot)
        elif slot not in problem.slot_by_id:
            yield Violation(UNKNOWN_SLOT, (meeting,), slot)


def _without_strange(problem: Problem, schedule: Schedule) -> Schedule:
    known = {
        m: slot for m, slot in schedule.slot_of.items() if m in problem.meeting_by_id and slot in problem.slot_by_id
    }
    return Schedule(known, schedule.table_of)
