"""Whether the data of a round contradict themselves."""

import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .problem import Id, Problem, ProblemError, Slot

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def validate(problem: Problem) -> None:
    """Raise ``ProblemError`` if the data contradict themselves. An impossible round is no error: see ``diagnose``."""
    _refuse_repeated("participant_repeated", list(problem.participants))
    _refuse_repeated("meeting_repeated", [m.id for m in problem.meetings])
    _refuse_repeated("slot_repeated", [s.id for s in problem.slots])
    _validate_slots(problem)
    _validate_meetings(problem)
    _validate_references(problem)
    _validate_clock(problem)
    _validate_lunches(problem)
    if problem.fairness is not None and problem.fairness < 0:
        raise ProblemError("fairness_negative", fairness=problem.fairness)
    if problem.walk is not None and not problem.walk >= 0:
        raise ProblemError("walk_negative", walk=str(problem.walk))
    for language, interpreters in problem.interpreters.items():
        if interpreters < 0:
            raise ProblemError("interpreters_negative", language=language, interpreters=interpreters)


def _refuse_repeated(code: str, ids: list[Id] | list[int]) -> None:
    repeated = [i for i, n in Counter(ids).items() if n > 1]
    if repeated:
        raise ProblemError(code, id=repeated[0])


def _validate_slots(problem: Problem) -> None:
    for slot in problem.slots:
        if slot.tables < 0:
            raise ProblemError("tables_negative", slot=slot.id, tables=slot.tables)
    days = [slot.day for slot in problem.slots]
    changes = sum(a != b for a, b in pairwise(days))
    if days and changes != len(set(days)) - 1:
        raise ProblemError("days_not_contiguous")


def _validate_meetings(problem: Problem) -> None:
    known = set(problem.participants)
    for m in problem.meetings:
        for participant in m.everybody:
            if participant not in known:
                raise ProblemError("participant_unknown", meeting=m.id, participant=participant)
            if m.everybody.count(participant) > 1:
                raise ProblemError("meeting_with_oneself", meeting=m.id, participant=participant)
        if m.length < 1:
            raise ProblemError("length_too_short", meeting=m.id, length=m.length)
        if m.table is not None and not 1 <= m.table <= max((s.tables for s in problem.slots), default=0):
            raise ProblemError("table_unknown", meeting=m.id, table=m.table)
        if m.fixed is not None and m.fixed not in problem.slot_by_id:
            raise ProblemError("slot_unknown", meeting=m.id, slot=m.fixed)


def _validate_references(problem: Problem) -> None:
    known = set(problem.participants)
    for participant, slot in sorted(problem.forbidden, key=str):
        if participant not in known:
            raise ProblemError("forbidden_participant_unknown", participant=participant)
        if slot not in problem.slot_by_id:
            raise ProblemError("forbidden_slot_unknown", participant=participant, slot=slot)
    for before, after in sorted(problem.precedences, key=str):
        for meeting in (before, after):
            if meeting not in problem.meeting_by_id:
                raise ProblemError("precedence_meeting_unknown", meeting=meeting)
    for participant in sorted(problem.steady - known, key=str):
        raise ProblemError("steady_participant_unknown", participant=participant)
    for participant in problem.hours:
        if participant not in known:
            raise ProblemError("hours_participant_unknown", participant=participant)


def _validate_clock(problem: Problem) -> None:
    last: datetime | None = None
    for slot in problem.slots:
        if slot.starts:
            begins = _instant(slot)
            if last is not None and begins <= last:
                raise ProblemError("starts_out_of_order", slot=slot.id)
            last = begins
            if slot.ends and _instant(slot, slot.ends) <= begins:
                raise ProblemError("slot_ends_too_soon", slot=slot.id)
    for participant, asked in problem.hours.items():
        if not (CLOCK.fullmatch(asked.opens) and CLOCK.fullmatch(asked.closes)) or asked.opens == asked.closes:
            raise ProblemError("hours_unusable", participant=participant, opens=asked.opens, closes=asked.closes)
        try:
            ZoneInfo(asked.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ProblemError("zone_unknown", participant=participant, zone=asked.zone) from error


def _instant(slot: Slot, text: str = "") -> datetime:
    """``text``, or when the slot begins."""
    text = text or slot.starts
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ProblemError("starts_unusable", slot=slot.id, starts=text) from error
    if moment.tzinfo is None:
        raise ProblemError("starts_unusable", slot=slot.id, starts=text)
    return moment


def _validate_lunches(problem: Problem) -> None:
    for lunch in problem.lunches:
        for slot in lunch.slots:
            if slot not in problem.slot_by_id:
                raise ProblemError("lunch_slot_unknown", slot=slot)
        places = [problem.position[slot] for slot in lunch.slots]
        in_a_row = places == list(range(min(places, default=0), min(places, default=0) + len(places)))
        if not in_a_row or len({problem.slot_by_id[slot].day for slot in lunch.slots}) > 1:
            raise ProblemError("lunch_not_in_a_row", slots=lunch.slots)
        if not 1 <= lunch.free <= len(lunch.slots):
            raise ProblemError("lunch_too_long", free=lunch.free, slots=lunch.slots)
