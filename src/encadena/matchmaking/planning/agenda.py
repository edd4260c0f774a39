"""Between the rows of a round and the engine that plans it; nothing else of the room knows the engine.

Participants are ``p<key>`` and meetings ``m<key>`` in the engine's problem, so that a violation's subjects say what
they are. Slots go by their number, tables by their place in the list (from 1).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from encadena.engines.rounds.check import check, judge
from encadena.engines.rounds.dealing.deal import deal
from encadena.engines.rounds.diagnose.order import order_reasons
from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.formats import dzn
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.moves import Moves
from encadena.engines.rounds.problem import Id, Problem, Schedule, Slot, Violation
from encadena.engines.rounds.problem import Meeting as Wanted

from ..choices import NOT_COMING, SessionWish
from ..errors import AgendaError, UnreadableError
from ..models import Agenda, Meeting, Precedence, Round, Table, Unavailability
from ..models import Slot as SlotRow
from ..queries.agenda_rules import agenda_rules_of
from ..rules.seating import Sitting, seat
from .rules import asked

__all__ = ["Impact", "NumberedMeeting", "NumberedProblem", "Reason", "Violation", "violations_of"]

FIXED_TABLE = "fixed_table"


@dataclass(frozen=True)
class NumberedMeeting:
    """A meeting of a published problem; everything is numbered from 1."""

    number: int
    first: int
    second: int
    session: SessionWish
    slot: int | None


@dataclass(frozen=True)
class NumberedProblem:
    participants: list[int]
    meetings: list[NumberedMeeting]
    slots: int
    morning: int
    tables: int
    fairness: int | None
    forbidden: set[tuple[int, int]]
    precedences: set[tuple[int, int]]


@dataclass(frozen=True)
class Impact:
    """What a move breaks, what it repairs, and the breaks of the two people concerned and of everybody."""

    added: list[Violation]
    removed: list[Violation]
    breaks_before: int
    breaks_after: int


def problem_of(round: Round) -> Problem:
    """The round as the engine sees it. Kept until the round changes, so that dragging a meeting stays quick."""
    return _problem(round.pk, round.version, round.updated_at.timestamp())


@lru_cache(maxsize=8)
def _problem(pk: int, version: int, updated: float) -> Problem:
    round = Round.objects.get(pk=pk)
    tables = round.tables.count()
    meetings = _live_meetings(round)
    people = {m[k] for m in meetings for k in ("first_id", "second_id")}
    kept = {m["pk"] for m in meetings}
    forbidden = Unavailability.objects.filter(participant__round=round, participant__in=people)
    precedences = Precedence.objects.filter(before__in=kept, after__in=kept).values_list("before", "after")
    return Problem(
        participants=tuple(f"p{pk}" for pk in sorted(people)),
        meetings=tuple(_wanted(m) for m in meetings),
        slots=tuple(_slots(round, tables)),
        forbidden=frozenset((f"p{p}", n) for p, n in forbidden.values_list("participant", "slot__number")),
        precedences=frozenset((f"m{b}", f"m{a}") for b, a in precedences),
        fairness=round.fairness,
        breaks_within="event" if round.breaks_within == "event" else "day",
        **asked(round, agenda_rules_of(round), people, tables),
    )


def schedule_of(agenda: Agenda) -> Schedule:
    """The placed meetings of an agenda that the problem knows."""
    known = problem_of(agenda.round).meeting_by_id
    place = {pk: i for i, pk in enumerate(agenda.round.tables.values_list("pk", flat=True), start=1)}
    rows = agenda.meetings.order_by().values_list("meeting", "slot__number", "table")
    kept = [(f"m{m}", slot, place[table]) for m, slot, table in rows if f"m{m}" in known]
    return Schedule({m: slot for m, slot, _ in kept}, {m: table for m, _, table in kept})


def violations_of(agenda: Agenda) -> list[Violation]:
    """Everything that the agenda breaks, the tables promised to meetings included."""
    problem, schedule = problem_of(agenda.round), schedule_of(agenda)
    return [*check(problem, schedule), *_away_from_their_table(agenda.round, schedule)]


def breaks_of(agenda: Agenda) -> int:
    """The breaks of everybody in the agenda as it is now."""
    return judge(problem_of(agenda.round), schedule_of(agenda)).objective


def impact(agenda: Agenda, meeting: Meeting, slot: SlotRow, table: Table) -> Impact:
    """What would change if the meeting were held there. Nothing is written."""
    problem, schedule = problem_of(agenda.round), schedule_of(agenda)
    place = _place_of(agenda.round, table)
    found = Moves(problem, schedule).impact(f"m{meeting.pk}", slot.number, place)
    added, removed = list(found.introduced), list(found.resolved)
    added += _promise_broken(meeting, slot, table)
    return Impact(added, removed, found.breaks_before, found.breaks_after)


def free_table(agenda: Agenda, meeting: Meeting, slot: SlotRow) -> Table:
    """A table for the meeting in that slot: its fixed one, the one it has, its host's usual one, any."""
    table = _Seats(agenda, meeting).free_in(slot)
    if table is None:
        raise AgendaError("table_full", slot=slot.number)
    return table


def options(agenda: Agenda, meeting: Meeting) -> list[tuple[SlotRow, Table | None, Impact | None]]:
    """Every slot with the table that the meeting would take there and what that changes; no table, no impact."""
    problem, schedule = problem_of(agenda.round), schedule_of(agenda)
    seats, moves = _Seats(agenda, meeting), Moves(problem, schedule)
    found: list[tuple[SlotRow, Table | None, Impact | None]] = []
    for slot in agenda.round.slots.select_related("day"):
        table = seats.free_in(slot)
        if table is None:
            found.append((slot, None, None))
            continue
        after = moves.impact(f"m{meeting.pk}", slot.number, seats.place[table.pk])
        added = [*after.introduced, *_promise_broken(meeting, slot, table)]
        found.append((slot, table, Impact(added, list(after.resolved), after.breaks_before, after.breaks_after)))
    return found


class _Seats:
    """Who sits where in an agenda, and which table a meeting would like; read once for all slots."""

    def __init__(self, agenda: Agenda, meeting: Meeting) -> None:
        rows = list(agenda.meetings.order_by().values_list("meeting", "meeting__first", "slot", "table"))
        self.taken = {(slot, table) for m, _, slot, table in rows if m != meeting.pk}
        self.tables = {t.pk: t for t in agenda.round.tables.all()}
        self.place = {pk: i for i, pk in enumerate(self.tables, start=1)}
        usual = Counter(table for _, host, _, table in rows if host == meeting.first_id).most_common()
        own = [table for m, _, _, table in rows if m == meeting.pk]
        self.wishes = [meeting.fixed_table_id, *own, *(table for table, _ in usual), *self.tables]

    def free_in(self, slot: SlotRow) -> Table | None:
        free = (self.tables[pk] for pk in self.wishes if pk in self.tables and (slot.pk, pk) not in self.taken)
        return next(free, None)


def seats(round: Round, slot_of: Mapping[int, int]) -> dict[int, int]:
    """Table number of each meeting: whoever receives keeps a table, fixed tables are kept."""
    if _seated_by_rule(round):
        return _seats_by_rule(round, slot_of)
    rows = {m["pk"]: m for m in _live_meetings(round)}
    busy = Counter(m[k] for m in rows.values() for k in ("first_id", "second_id"))
    buyers = set(round.participants.filter(buyer__isnull=False).values_list("pk", flat=True))
    sittings = [
        Sitting(pk, slot, _host(rows[pk], buyers, busy), rows[pk]["fixed_table__number"])
        for pk, slot in slot_of.items()
        if pk in rows
    ]
    return seat(sittings, list(round.tables.values_list("number", flat=True)))


def _seated_by_rule(round: Round) -> bool:
    problem = problem_of(round)
    return bool(problem.steady) or problem.walk is not None


def _seats_by_rule(round: Round, slot_of: Mapping[int, int]) -> dict[int, int]:
    """As the engine deals them, which knows who keeps a table and how far it is."""
    problem = problem_of(round)
    held: dict[Id, int] = {f"m{pk}": slot for pk, slot in slot_of.items() if f"m{pk}" in problem.meeting_by_id}
    numbers = dict(enumerate(round.tables.values_list("number", flat=True), start=1))
    dealt = deal(problem, Schedule(held)).table_of
    return {key_of(m): numbers[place] for m, place in dealt.items() if place in numbers}


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


def read_problem(content: bytes, file_name: str) -> NumberedProblem:
    """The problem in a published file. Raises ``UnreadableError`` with the reader's own code, place and facts."""
    try:
        problem = dzn.loads(content.decode("utf-8", "replace"), file_name)
    except FormatError as error:
        facts = dict(error.params.items())
        raise UnreadableError(
            "dzn_unreadable", file=file_name, place=error.place, reason=error.code, facts=facts
        ) from error
    return _numbered(problem)


def key_of(identifier: Id) -> int:
    """``m12`` → 12."""
    return int(str(identifier)[1:])


def _live_meetings(round: Round) -> list[dict[str, Any]]:
    rows = Meeting.objects.filter(round=round, cancelled_at__isnull=True)
    rows = rows.exclude(first__status__in=NOT_COMING).exclude(second__status__in=NOT_COMING).order_by("pk")
    fields = ("pk", "first_id", "second_id", "session", "fixed_slot__number", "fixed_table__number")
    return [dict(zip(fields, row, strict=True)) for row in rows.values_list(*fields)]


def _wanted(m: Mapping[str, Any]) -> Wanted:
    session = None if m["session"] == SessionWish.ANY else str(m["session"])
    fixed = m["fixed_slot__number"]
    return Wanted(f"m{m['pk']}", f"p{m['first_id']}", f"p{m['second_id']}", session, int(str(fixed)) if fixed else None)


def _slots(round: Round, tables: int) -> list[Slot]:
    rows = round.slots.select_related("day")
    return [Slot(s.number, tables, f"{s.day.on}", s.session) for s in rows]


def _host(m: Mapping[str, Any], buyers: set[int], busy: Counter[int]) -> int:
    first, second = m["first_id"], m["second_id"]
    return max((int(first), int(second)), key=lambda p: (p in buyers, busy[p], -p))


def _place_of(round: Round, table: Table) -> int:
    return list(round.tables.values_list("pk", flat=True)).index(table.pk) + 1


def _away_from_their_table(round: Round, schedule: Schedule) -> list[Violation]:
    """Meetings promised a table that sit at another one. A matter of the room: the engine only counts tables."""
    fixed = Meeting.objects.filter(round=round, cancelled_at__isnull=True, fixed_table__isnull=False)
    places = {t.pk: i for i, t in enumerate(round.tables.all(), start=1)}
    return [
        Violation(FIXED_TABLE, (f"m{m.pk}",), schedule.slot_of[f"m{m.pk}"], {"table": _fixed_name(m)})
        for m in fixed.select_related("fixed_table")
        if f"m{m.pk}" in schedule.table_of and schedule.table_of[f"m{m.pk}"] != places.get(m.fixed_table_id or 0)
    ]


def _promise_broken(meeting: Meeting, slot: SlotRow, table: Table) -> list[Violation]:
    if not meeting.fixed_table_id or meeting.fixed_table_id == table.pk:
        return []
    return [Violation(FIXED_TABLE, (f"m{meeting.pk}",), slot.number, {"table": _fixed_name(meeting)})]


def _fixed_name(meeting: Meeting) -> str:
    return str(meeting.fixed_table)


def _numbered(problem: Problem) -> NumberedProblem:
    sessions = {None: SessionWish.ANY, dzn.MORNING: SessionWish.MORNING, dzn.AFTERNOON: SessionWish.AFTERNOON}
    return NumberedProblem(
        participants=[int(p) for p in problem.participants],
        meetings=[
            NumberedMeeting(int(m.id), int(m.first), int(m.second), sessions[m.session], m.fixed)
            for m in problem.meetings
        ],
        slots=len(problem.slots),
        morning=sum(s.session == dzn.MORNING for s in problem.slots),
        tables=problem.slots[0].tables if problem.slots else 0,
        fairness=problem.fairness,
        forbidden={(int(p), s) for p, s in problem.forbidden},
        precedences={(int(b), int(a)) for b, a in problem.precedences},
    )
