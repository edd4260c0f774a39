"""Impossible rounds that arithmetic finds out. Every reason found is a proof; finding none proves nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ..problem import Id, Meeting, Param, Problem
from .lunch import lunch_reasons
from .matching import crowded
from .order import order_reasons
from .reason import Reason
from .steady import steady_reasons


def count(problem: Problem) -> tuple[Reason, ...]:
    """All reasons that counting finds, the most telling first."""
    found = [
        *_overfull_participants(problem),
        *_fixed_clashes(problem),
        *_meetings_without_slot(problem),
        *lunch_reasons(problem),
        *steady_reasons(problem),
        *_overfull_slots(problem),
        *_few_interpreters(problem),
        *order_reasons(problem),
    ]
    explained = {p for reason in found for p in reason.participants}
    return (*found, *_crowded_participants(problem, explained))


def _overfull_participants(problem: Problem) -> Iterator[Reason]:
    for participant, meetings in problem.meetings_of.items():
        needed = problem.slots_needed(participant)
        away, seated = problem.away.get(participant, frozenset()), not any(m.virtual for m in meetings)
        slots = sum(slot.id not in away and (slot.tables > 0 or not seated) for slot in problem.slots)
        if len(meetings) > slots:
            params = {"meetings": len(meetings), "slots": slots}
            yield Reason("participant_overfull", (participant,), tuple(m.id for m in meetings), params)
        elif needed > slots:
            long: dict[str, Param] = {"needed": needed, "slots": slots}
            yield Reason("participant_overlong", (participant,), tuple(m.id for m in meetings), long)


def _crowded_participants(problem: Problem, explained: set[Id]) -> Iterator[Reason]:
    """Hall's condition for each participant: any of its meetings must have at least as many slots among them."""
    for participant, meetings in problem.meetings_of.items():
        if participant in explained or not all(problem.slots_of[m.id] for m in meetings):
            continue
        tight, slots = crowded({m.id: problem.slots_of[m.id] for m in meetings}, dict.fromkeys(problem.slot_by_id, 1))
        if tight:
            params = {"meetings": len(tight), "slots": len(slots)}
            yield Reason("meetings_share_few_slots", (participant,), tight, params)


def _fixed_clashes(problem: Problem) -> Iterator[Reason]:
    at: dict[tuple[Id, int], list[Id]] = defaultdict(list)
    fixed = [m for m in problem.meetings if m.fixed is not None]
    for m in fixed:
        for participant in m.everybody:
            at[participant, m.fixed or 0].append(m.id)
    for (participant, slot), meetings in at.items():
        if len(meetings) > 1:
            yield Reason("fixed_clash", (participant,), tuple(meetings), {"slot": slot})
    for place in problem.slots:
        together = tuple(m.id for m in fixed if m.fixed == place.id and not m.virtual)
        if len(together) > place.tables:
            params = {"slot": place.id, "meetings": len(together), "tables": place.tables}
            yield Reason("fixed_over_tables", (), together, params)


def _meetings_without_slot(problem: Problem) -> Iterator[Reason]:
    for m in problem.meetings:
        if not problem.slots_of[m.id]:
            yield _why_no_slot(problem, m)


def _why_no_slot(problem: Problem, m: Meeting) -> Reason:
    away = tuple(p for p in m.everybody if m.fixed in problem.away.get(p, ()))
    if m.fixed is not None and away:
        return Reason("fixed_when_away", away, (m.id,), {"slot": m.fixed})
    if m.fixed is not None and m.session not in (None, problem.slot_by_id[m.fixed].session):
        return Reason("fixed_outside_session", m.everybody, (m.id,), {"slot": m.fixed, "session": m.session or ""})
    return Reason("meeting_without_slot", m.everybody, (m.id,), {"session": m.session or ""})


def _overfull_slots(problem: Problem) -> Iterator[Reason]:
    places = sum(slot.tables for slot in problem.slots)
    seated = {m.id for m in problem.meetings if not m.virtual}
    needed = sum(m.length for m in problem.meetings if not m.virtual)
    if len(seated) > places:
        yield Reason("tables_too_few", params={"meetings": len(seated), "places": places})
        return
    if needed > places:
        yield Reason("tables_too_few_for_length", params={"needed": needed, "places": places})
        return
    overfull = list(_overfull_sessions(problem))
    yield from overfull
    tables = {slot.id: slot.tables for slot in problem.slots}
    tight, slots = crowded({m: s for m, s in problem.slots_of.items() if s and m in seated}, tables)
    if tight and not overfull:
        places = sum(tables[s] for s in slots)
        params: dict[str, Param] = {"meetings": len(tight), "places": places, "slots": slots}
        yield Reason("slots_overfull", (), tight, params)


def _overfull_sessions(problem: Problem) -> Iterator[Reason]:
    seated = [m for m in problem.meetings if not m.virtual]
    for session, wanted in Counter(m.session for m in seated if m.session is not None).items():
        places = sum(slot.tables for slot in problem.slots if slot.session == session)
        if wanted > places:
            asking = tuple(m.id for m in seated if m.session == session)
            yield Reason("session_overfull", (), asking, {"session": session, "meetings": wanted, "places": places})


def _few_interpreters(problem: Problem) -> Iterator[Reason]:
    for language in problem.languages:
        there = problem.interpreters.get(language, 0)
        asking = {m.id: problem.slots_of[m.id] for m in problem.meetings if language in m.needs}
        tight, slots = crowded({m: s for m, s in asking.items() if s}, dict.fromkeys(problem.slot_by_id, there))
        if tight:
            params: dict[str, Param] = {"language": language, "meetings": len(tight), "places": there * len(slots)}
            yield Reason("interpreters_too_few", (), tight, params | {"interpreters": there})
