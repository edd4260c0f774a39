import pytest

from encadena.engines.rounds.lanes import Patient, run_lanes
from encadena.engines.rounds.race import Race


class _Counting:
    def __init__(self, steps: int) -> None:
        self.left = steps
        self.efforts: list[float] = []

    @property
    def exhausted(self) -> bool:
        return self.left == 0

    def step(self, effort: float) -> None:
        self.efforts.append(effort)
        self.left -= 1


class _Failing(_Counting):
    def step(self, effort: float) -> None:
        raise ZeroDivisionError


def test_all_searches_run_until_they_are_exhausted() -> None:
    one, other = _Counting(2), _Counting(3)
    run_lanes(Race(seconds=60), ((one,), (other,)), 2, lambda: None)
    assert (one.exhausted, other.exhausted) == (True, True)


def test_with_one_worker_they_take_turns_with_a_little_more_effort_each_round() -> None:
    one, other = _Counting(3), _Counting(1)
    run_lanes(Race(seconds=60), ((one,), (other,)), 1, lambda: None)
    assert (one.efforts, other.efforts) == ([0.5, 1.0, 2.0], [0.5])


def test_a_patient_search_leaves_short_steps_to_others_and_of_long_ones_takes_a_part() -> None:
    search = _Counting(9)
    patient = Patient(search, since=1.0)
    for effort in (0.5, 1.0, 64.0):
        patient.step(effort)
    assert search.efforts == [0.25, 16.0]


def test_an_error_in_a_lane_is_an_error_here_and_ends_the_others() -> None:
    race = Race(seconds=60)
    with pytest.raises(ZeroDivisionError):
        run_lanes(race, ((_Failing(1),), (_Counting(10**9),)), 2, lambda: None)
    assert race.over()


def test_a_race_that_is_over_begins_no_step() -> None:
    race, search = Race(seconds=60), _Counting(1)
    race.stop()
    run_lanes(race, ((search,),), 2, lambda: None)
    assert search.efforts == []
