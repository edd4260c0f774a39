from itertools import combinations

from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.repair.situations import Day, days

from encadena.engines.rounds.problem import Id
from encadena.engines.rounds.repair import repair
from encadena.engines.rounds.repair.standing import Standing, standing
from encadena.engines.rounds.repair.worth import most_value


@given(day=days())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_choice_of_the_waiting_list_beats_the_bound(day: Day) -> None:
    problem, schedule, live = day
    repaired = repair(problem, schedule, live)
    kept = {m: s for m, s in repaired.schedule.slot_of.items() if m in schedule.slot_of}
    assert best_value(day, kept) <= most_value(standing(problem, schedule, live), kept).bound + 1e-6


def best_value(day: Day, kept: dict[Id, int]) -> float:
    """The most value that finds places beside the kept meetings where they are, every choice looked at."""
    problem, schedule, live = day
    today = standing(problem, schedule, live)
    waiting = live.waiting
    best = 0.0
    for size in range(len(waiting) + 1):
        for chosen in combinations(waiting, size):
            value = sum(w.value for w in chosen)
            if value > best and _fits([w.meeting.id for w in chosen], today, kept):
                best = value
    return best


def _fits(chosen: list[Id], today: Standing, slot_of: dict[Id, int]) -> bool:
    if not chosen:
        return True
    round_ = today.problem
    first, *others = chosen
    for slot in round_.slots_of[first]:
        here = [m for m, s in slot_of.items() if s == slot]
        people = {p for m in here for p in round_.meeting_by_id[m].pair}
        late = round_.position[slot] > today.now
        free = len(here) < round_.slot_by_id[slot].tables and not people & set(round_.meeting_by_id[first].pair)
        if late and free and _fits(others, today, {**slot_of, first: slot}):
            return True
    return False
