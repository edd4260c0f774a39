"""What an agenda breaks, what a move would change, and where a meeting could go."""

from dataclasses import dataclass, replace

from encadena.engines.rounds.breaks import total_idle
from encadena.engines.rounds.check import check, judge
from encadena.engines.rounds.diagnose.order import order_reasons
from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.moves import Moves
from encadena.engines.rounds.problem import Schedule, Violation

from ..models import Agenda, Meeting, Round, Table
from ..models import Slot as SlotRow
from .problem import key_of, problem_of
from .tables import Seats

__all__ = ["Impact", "Reason", "Violation", "violations_of"]


@dataclass(frozen=True)
class Impact:
    """What a move breaks, what it repairs, and the breaks of the two people concerned and of everybody."""

    added: list[Violation]
    removed: list[Violation]
    breaks_before: int
    breaks_after: int


def schedule_of(agenda: Agenda) -> Schedule:
    """The placed meetings of an agenda that the problem knows."""
    known = problem_of(agenda.round).meeting_by_id
    place = {pk: i for i, pk in enumerate(agenda.round.tables.values_list("pk", flat=True), start=1)}
    rows = agenda.meetings.order_by().values_list("meeting", "slot__number", "table")
    kept = [(f"m{m}", slot, place.get(table or 0)) for m, slot, table in rows if f"m{m}" in known]
    return Schedule({m: slot for m, slot, _ in kept}, {m: table for m, _, table in kept if table})


def violations_of(agenda: Agenda) -> list[Violation]:
    """Everything that the agenda breaks."""
    return check(problem_of(agenda.round), schedule_of(agenda))


def breaks_of(agenda: Agenda) -> int:
    """The breaks of everybody in the agenda as it is now."""
    return judge(problem_of(agenda.round), schedule_of(agenda)).objective


def idle_of(agenda: Agenda) -> int:
    """The slots in which people wait, all together."""
    return total_idle(problem_of(agenda.round), schedule_of(agenda))


def impact(agenda: Agenda, meeting: Meeting, slot: SlotRow, table: Table | None) -> Impact:
    """What would change if the meeting were held there (None: without a table). Nothing is written."""
    problem, schedule = problem_of(agenda.round), schedule_of(agenda)
    place = _place_of(agenda.round, table) if table else None
    found = Moves(problem, schedule).impact(f"m{meeting.pk}", slot.number, place)
    return Impact(list(found.introduced), list(found.resolved), found.breaks_before, found.breaks_after)


def options(agenda: Agenda, meeting: Meeting) -> list[tuple[SlotRow, Table | None, Impact | None]]:
    """Every slot with the table that the meeting would take there and what that changes; no impact where every table
    is taken.
    """
    problem, schedule = problem_of(agenda.round), schedule_of(agenda)
    seats, moves = Seats(agenda, meeting), Moves(problem, schedule)
    found: list[tuple[SlotRow, Table | None, Impact | None]] = []
    for slot in agenda.round.slots.select_related("day"):
        table = seats.free_in(slot)
        if table is None and seats.needed:
            found.append((slot, None, None))
            continue
        after = moves.impact(f"m{meeting.pk}", slot.number, seats.place[table.pk] if table else None)
        added, removed = list(after.introduced), list(after.resolved)
        found.append((slot, table, Impact(added, removed, after.breaks_before, after.breaks_after)))
    return found


def chain_too_long(round: Round, before: Meeting, after: Meeting) -> list[int]:
    """The meetings, in order, that would find no slots if ``before`` had to come before ``after``; empty if all do."""
    problem = problem_of(round)
    pair = (f"m{before.pk}", f"m{after.pk}")
    if not all(m in problem.meeting_by_id for m in pair):  # somebody withdrew
        return []
    asked = replace(problem, precedences=problem.precedences | {pair})
    known = {reason.meetings for reason in order_reasons(problem)}
    new = (reason for reason in order_reasons(asked) if reason.meetings not in known)
    return next(([key_of(m) for m in reason.meetings] for reason in new), [])


def _place_of(round: Round, table: Table) -> int:
    return list(round.tables.values_list("pk", flat=True)).index(table.pk) + 1
