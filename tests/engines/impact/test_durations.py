import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from encadena.engines.impact.durations import durations

SEEN = st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=60)

# Freireich et al. 1963: weeks in remission under 6-mercaptopurine, the textbook case of Kaplan and Meier.
TREATED = [(6, True)] * 3 + [(t, True) for t in (7, 10, 13, 16, 22, 23)]
TREATED += [(t, False) for t in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)]


def test_the_textbook_case() -> None:
    found = durations(TREATED)
    assert found is not None
    assert (found.n, found.finished, found.median, found.horizon) == (21, 9, 23, 35)
    assert [round(step.surviving, 3) for step in found.steps] == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert [step.at_risk for step in found.steps] == [21, 17, 15, 12, 11, 7, 6]
    assert found.interval == (13, None)


def test_unfinished_projects_are_neither_dropped_nor_ended_today() -> None:
    seen = [(200, True), (400, True), (900, False), (1000, False)]
    found = durations(seen)
    assert found is not None
    assert found.finished_mean == 300
    assert found.median == 400
    assert found.mean == pytest.approx(200 + 0.75 * 200 + 0.5 * 600)
    assert found.mean > sum(days for days, _over in seen) / 4


def test_while_more_than_half_still_run_the_median_is_unknown() -> None:
    found = durations([(100, True), (500, False), (600, False)])
    assert found is not None
    assert (found.median, found.interval[1]) == (None, None)


def test_without_any_end_there_is_still_a_least_mean() -> None:
    found = durations([(50, False), (80, False)])
    assert found is not None
    assert (found.steps, found.median, found.mean, found.finished_mean) == ((), None, 80, None)


def test_nothing_has_no_duration_and_time_does_not_run_backwards() -> None:
    assert durations([]) is None
    with pytest.raises(ValueError, match="-1 days"):
        durations([(-1, True)])


@given(SEEN)
def test_the_curve_is_that_of_statsmodels(seen: list[tuple[int, bool]]) -> None:
    found = durations(seen)
    assert found is not None
    peer = SurvfuncRight(np.array([t for t, _e in seen]), np.array([int(e) for _t, e in seen]))
    theirs = {int(t): (s, e) for t, s, e in zip(peer.surv_times, peer.surv_prob, peer.surv_prob_se, strict=True)}
    for step in found.steps:
        surviving, error = theirs[step.time]
        assert step.surviving == pytest.approx(surviving, abs=1e-9)
        if step.surviving > 0:
            assert step.error == pytest.approx(error, abs=1e-9)


@given(SEEN)
def test_ending_later_never_shortens_the_mean(seen: list[tuple[int, bool]]) -> None:
    found, later = (
        durations(seen),
        durations([(days, False) if n == 0 else (days, e) for n, (days, e) in enumerate(seen)]),
    )
    assert found is not None
    assert later is not None
    assert later.mean >= found.mean - 1e-9
    assert 0 <= found.mean <= found.horizon + 1e-9


@given(SEEN)
def test_the_interval_of_every_step_holds_it_and_stays_a_share(seen: list[tuple[int, bool]]) -> None:
    found = durations(seen)
    assert found is not None
    for step in found.steps:
        low, high = step.interval
        assert 0 <= low <= step.surviving <= high <= 1
