from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.repair.situations import RICH, Day, days
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.check import check
from encadena.engines.rounds.problem import Id, Lunch, Meeting, Problem, Schedule
from encadena.engines.rounds.repair import Live, Waiting, repair
from encadena.engines.rounds.repair.rich_worth import closer_worth, rich_worth
from encadena.engines.rounds.repair.standing import Standing, standing


@given(day=days(RICH))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_choice_of_the_waiting_list_beats_either_bound(day: Day) -> None:
    problem, schedule, live = day
    live = replace(live, closed={}, held=frozenset())
    repaired = repair(problem, schedule, live)
    kept = {m: s for m, s in repaired.schedule.slot_of.items() if m in schedule.slot_of}
    today = standing(problem, schedule, live)
    worth = rich_worth(today, kept)
    close, best = closer_worth(today, kept, worth), _best_value(today, kept)
    assert best <= close.bound + 1e-6
    assert close.bound <= worth.bound
    assert best <= repaired.bound + 1e-6


def _best_value(today: Standing, kept: dict[Id, int]) -> float:
    """The most value that finds places beside the kept meetings where they are, every choice looked at."""
    waiting = today.live.waiting
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
    first, *others = chosen
    later = (s for s in today.problem.slots_of[first] if today.problem.position[s] > today.now)
    placed = ({**slot_of, first: slot} for slot in later)
    return any(not _broken(today.problem, at) and _fits(others, today, at) for at in placed)


def _broken(problem: Problem, slot_of: dict[Id, int]) -> bool:
    return any(v.rule not in {"each_meeting_once", "fairness"} for v in check(problem, Schedule(slot_of)))


def _worth(problem: Problem, waiting: tuple[Waiting, ...], agenda: dict[Id, int]) -> tuple[float, float]:
    today = standing(problem, Schedule(agenda), Live(now=1, frozen=0, waiting=waiting))
    worth = rich_worth(today, agenda)
    return round(worth.bound, 3), round(closer_worth(today, agenda, worth).bound, 3)


def test_interpreters_and_length_limit_what_can_be_added() -> None:
    problem = replace(a_round(["ab"], slots(3), extra="cdefgh"), interpreters={"en": 1})
    asking = tuple(Waiting(Meeting(pair, *pair, needs=("en",)), 5.0) for pair in ("cd", "ef", "gh"))
    assert _worth(problem, asking, {1: 1}) == (10.0, 10.0)  # two slots are left
    long = tuple(replace(w, meeting=replace(w.meeting, length=2, needs=())) for w in asking)
    alone = replace(problem, slots=slots(3, tables=1))
    assert _worth(alone, long, {1: 1}) == (5.0, 5.0)


def test_a_pause_for_lunch_is_not_given_away() -> None:
    problem = replace(a_round(["ab"], slots(3), extra="cde"), lunches=(Lunch((2, 3)),))
    wishes = tuple(Waiting(Meeting(f"a{guest}", "a", guest), 3.0) for guest in "cd")
    assert _worth(problem, wishes, {1: 1}) == (3.0, 3.0)


def test_only_the_closer_one_knows_which_slots_are_free() -> None:
    away = frozenset({("b", 2), ("c", 3)})
    problem = replace(a_round(["ax"], slots(3), extra="bc"), forbidden=away, lunches=(Lunch((1,)),))
    hungry = replace(problem, meetings=(replace(problem.meetings[0], fixed=2),), lunches=())
    rich = replace(hungry, meetings=(replace(hungry.meetings[0], virtual=True),))
    assert _worth(rich, (Waiting(Meeting("w", "a", "c"), 4.0),), {1: 2}) == (4.0, 0.0)
