from dataclasses import replace

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.problem import Hours, Problem, Schedule, Violation
from encadena.engines.rounds.rules import hours


def _from_nine(day: str, offset: str, *pairs: str) -> Problem:
    """Eight slots of an hour, from nine."""
    of_day = tuple(replace(s, starts=f"{day}T{8 + s.id:02}:00{offset}") for s in slots(8))
    return replace(a_round(pairs, of_day), hours={"a": Hours("Europe/Madrid", "09:00", "18:00")})


def test_it_names_who_sleeps_and_their_hours_and_no_bystander() -> None:
    """Nine in the morning in Santiago is three in the afternoon in Madrid; noon there is six in the evening."""
    problem = _from_nine("2026-05-12", "-04:00", "ab", "cd")
    late = Violation("hours", ("a", 1), 4, {"zone": "Europe/Madrid", "opens": "09:00", "closes": "18:00"})
    assert hours.check(problem, Schedule({1: 4, 2: 4})) == [late]
    assert hours.check(problem, Schedule({1: 3, 2: 4})) == []
    assert problem.slots_of[1] == (1, 2, 3)


def test_the_clock_of_each_season_counts() -> None:
    """In January Santiago is at -03:00 and Madrid at +01:00: an hour less lies between them than in May."""
    problem = _from_nine("2026-01-12", "-03:00", "ab")
    assert problem.slots_of[1] == (1, 2, 3, 4, 5)


def test_the_night_in_which_the_clock_changes() -> None:
    """Madrid leaves summer time on 25 October 2026: the same hour in UTC is an hour earlier on its clocks."""
    days = ("2026-10-24", "2026-10-25")
    problem = a_round(
        ["ab"], tuple(replace(s, starts=f"{day}T07:30+00:00") for s, day in zip(slots(2), days, strict=True))
    )
    problem = replace(problem, hours={"b": Hours("Europe/Madrid", "09:00", "18:00")})
    assert problem.slots_of[1] == (1,)
    assert [v.slot for v in hours.check(problem, Schedule({1: 2}))] == [2]


def test_a_long_meeting_has_to_end_in_time() -> None:
    problem = _from_nine("2026-05-12", "-04:00", "ab")
    long = replace(problem, meetings=(replace(problem.meetings[0], length=2),))
    assert long.slots_of[1] == (1, 2)
    assert [v.slot for v in hours.check(long, Schedule({1: 3}))] == [4]


def test_nothing_is_said_of_slots_whose_time_is_unknown() -> None:
    problem = replace(a_round(["ab"], slots(2)), hours={"a": Hours("Asia/Tokyo", "09:00", "10:00")})
    assert hours.check(problem, Schedule({1: 1})) == []


def test_a_slot_has_to_end_within_the_hours_where_its_end_is_known() -> None:
    problem = _from_nine("2026-05-12", "-04:00", "ab")
    until = {s.id: f"2026-05-12T{9 + s.id:02}:00-04:00" for s in problem.slots}
    whole = replace(problem, slots=tuple(replace(s, ends=until[s.id]) for s in problem.slots))
    assert whole.slots_of[1] == problem.slots_of[1] == (1, 2, 3)
    shorter = {"a": Hours("Europe/Madrid", "09:00", "17:30")}
    assert replace(problem, hours=shorter).slots_of[1] == (1, 2, 3)
    assert replace(whole, hours=shorter).slots_of[1] == (1, 2)


def test_work_over_midnight_is_work() -> None:
    """Nine to four in Santiago is from ten at night to five in the morning in Tokyo."""
    problem = _from_nine("2026-05-12", "-04:00", "ab")
    at_night = replace(problem, hours={"a": Hours("Asia/Tokyo", "23:00", "02:00")})
    assert at_night.slots_of[1] == (2, 3, 4)
    asleep = replace(problem, hours={"a": Hours("Asia/Tokyo", "06:00", "23:00")})
    assert asleep.slots_of[1] == (1,)
