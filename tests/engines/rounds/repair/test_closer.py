import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.repair.situations import Day, days
from tests.engines.rounds.repair.test_worth import best_value

from encadena.engines.rounds.problem import Meeting, Problem, Schedule, Slot
from encadena.engines.rounds.repair import Live, Waiting, repair
from encadena.engines.rounds.repair import closer as module
from encadena.engines.rounds.repair.closer import closer
from encadena.engines.rounds.repair.standing import standing
from encadena.engines.rounds.repair.worth import most_value


@given(day=days())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_choice_beats_the_closer_bound_either(day: Day) -> None:
    problem, schedule, live = day
    repaired = repair(problem, schedule, live)
    kept = {m: s for m, s in repaired.schedule.slot_of.items() if m in schedule.slot_of}
    today = standing(problem, schedule, live)
    flow = most_value(today, kept)
    found = closer(today, kept, flow)
    assert best_value(day, kept) <= found.bound + 1e-6
    assert found.bound <= flow.bound


def _two_who_are_never_free_together() -> tuple[Problem, Schedule, Live]:
    """B and F have a free slot each, but not the same one, and nobody can move; the flow only counts the free slots."""
    slots = tuple(Slot(n, 5) for n in (0, 1, 2))
    meetings = (Meeting("x", "B", "G"), Meeting("y", "F", "H"))
    away = frozenset({("G", 2), ("H", 1)})
    problem = Problem(("B", "F", "G", "H"), meetings, slots, forbidden=away, fairness=None)
    live = Live(0, frozen=0, waiting=(Waiting(Meeting("w", "B", "F"), 7.0),))
    return problem, Schedule({"x": 1, "y": 2}), live


def test_it_knows_which_slots_are_free() -> None:
    problem, schedule, live = _two_who_are_never_free_together()
    today = standing(problem, schedule, live)
    flow = most_value(today, dict(schedule.slot_of))
    assert flow.bound == 7.0
    assert closer(today, dict(schedule.slot_of), flow).bound < 1e-3


def test_a_large_round_keeps_the_bound_of_the_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SHARES", 1)
    problem, schedule, live = _two_who_are_never_free_together()
    today = standing(problem, schedule, live)
    flow = most_value(today, dict(schedule.slot_of))
    assert closer(today, dict(schedule.slot_of), flow) is flow
