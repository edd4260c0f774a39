"""A round from a published problem file: its participants are numbers, its slots follow each other on one day."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from encadena.accounts.models import User

from .. import planning
from ..choices import BreaksWithin, MeetingOrigin, Session
from ..errors import RoundError, UnreadableError
from ..models import Meeting, Participant, Round, Slot, Unavailability
from ..planning import NumberedProblem
from ..rules.slots import Stretch
from .meetings import Wanted, set_meetings
from .participants import add_participants
from .precedences import set_precedences
from .round import create_round, mark_changed, set_slots, set_tables

LUNCH = timedelta(hours=1)


def import_problem(
    *,
    data: Mapping[str, Any],
    content: bytes,
    file_name: str,
    on: date,
    start: time,
    minutes: int,
    actor: User | None,
) -> Round:
    """Create a round that is exactly the problem of the file, whole or not at all."""
    problem = planning.read_problem(content, file_name)
    if not problem.slots or not problem.tables:
        raise UnreadableError("plan_needs_slots" if problem.tables else "plan_needs_tables")
    with transaction.atomic():
        round = create_round(
            data={**data, "source": file_name[:200], "breaks_within": BreaksWithin.EVENT, "fairness": problem.fairness},
            actor=actor,
        )
        slots = set_slots(round, stretches=_stretches(round, problem, on, start, minutes), actor=actor)
        set_tables(round, count=problem.tables, actor=actor)
        people = add_participants(round, labels=[str(n) for n in problem.participants], actor=actor)
        _forbid(round, problem, people, slots, actor=actor)
        meetings = _meetings(round, problem, people, slots, actor=actor)
        if problem.precedences:
            by_number = {m.external_number: m for m in meetings}
            pairs = [(by_number[b], by_number[a]) for b, a in problem.precedences]
            set_precedences(round, pairs=pairs, actor=actor)
    return round


def _stretches(round: Round, problem: NumberedProblem, on: date, start: time, minutes: int) -> list[Stretch]:
    at = datetime.combine(on, start)
    length = timedelta(minutes=minutes)
    stretches: list[Stretch] = []
    for number in range(1, problem.slots + 1):
        if number == problem.morning + 1 and problem.morning:
            at += LUNCH
        if (at + length).date() != on:
            fitting = len(stretches)
            raise RoundError("dzn_too_long_a_day", count=problem.slots, most=fitting)
        session = Session.MORNING if number <= problem.morning else Session.AFTERNOON
        stretches.append(Stretch(at.replace(tzinfo=round.zone), (at + length).replace(tzinfo=round.zone), session, on))
        at += length
    return stretches


def _forbid(
    round: Round, problem: NumberedProblem, people: list[Participant], slots: list[Slot], *, actor: User | None
) -> None:
    rows = [Unavailability(participant=people[p - 1], slot=slots[s - 1]) for p, s in sorted(problem.forbidden)]
    Unavailability.objects.bulk_create(rows, batch_size=500)
    mark_changed(round, "round.availability_set", actor=actor, changes={"unavailable_slots": [0, len(rows)]})


def _meetings(
    round: Round, problem: NumberedProblem, people: list[Participant], slots: list[Slot], *, actor: User | None
) -> list[Meeting]:
    seen: dict[frozenset[int], int] = {}
    wanted = []
    for m in problem.meetings:
        pair = frozenset((m.first, m.second))
        repeat = seen.get(pair, 0)
        seen[pair] = repeat + 1
        slot = slots[m.slot - 1] if m.slot else None
        first, second = people[m.first - 1], people[m.second - 1]
        wanted.append(Wanted(first, second, m.session, slot, external_number=m.number, repeat=repeat))
    return set_meetings(round, wanted=wanted, origin=MeetingOrigin.IMPORTED, actor=actor)
