"""Centres side by side: the whole network sets the limits, the reader gets the own lines."""

from datetime import date

import pytest
from django.core.cache import cache

from encadena.impact.planning import comparing
from encadena.impact.planning.comparing import FEWEST_PEERS, compared, outside
from encadena.impact.rules.measures import MEASURES
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)
COUNTED = {1: (50, 100), 2: (52, 100), 3: (48, 100), 4: (49, 100), 5: (90, 100), 6: (0, 0), 7: (3, 5)}


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    alike = {key: {"smallest": 0.5 + key / 100, "female": 0.5 - key / 200} for key in COUNTED}
    monkeypatch.setattr(comparing, "tallies", lambda *_: dict(COUNTED))
    monkeypatch.setattr(comparing, "territories", lambda: alike)


def test_the_limits_come_from_all_centres_and_only_the_own_lines_are_told() -> None:
    found = compared(MEASURES["signing"], year=2025, today=TODAY, centres=[1, 5])
    assert (found.events, found.base, found.units) == (292, 505, 6)
    assert found.rate == pytest.approx(292 / 505)
    assert [line.centre for line in found.lines] == [1, 5]


def test_a_centre_far_from_the_network_lies_outside_and_its_estimate_leans_back() -> None:
    near, far = compared(MEASURES["signing"], year=2025, today=TODAY, centres=[1, 5]).lines
    assert (near.side, far.side, far.far) == ("", "high", False) or (far.side, far.far) == ("high", True)
    assert far.leaning is not None
    assert far.rate is not None
    assert 292 / 505 < far.leaning < far.rate


def test_a_centre_without_cases_has_no_rate_and_no_limits_and_stands_nowhere() -> None:
    (line,) = compared(MEASURES["signing"], year=2025, today=TODAY, centres=[6]).lines
    assert (line.rate, line.expected, line.side) == (None, None, "")


def test_peers_are_one_sum_of_at_least_three() -> None:
    (line,) = compared(MEASURES["signing"], year=2025, today=TODAY, centres=[2]).lines
    assert line.peers is not None
    assert len(line.peers.centres) >= FEWEST_PEERS
    assert 2 not in line.peers.centres
    assert 6 not in line.peers.centres
    assert line.peers.base == sum(COUNTED[key][1] for key in line.peers.centres)


def test_with_fewer_than_three_peers_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "territories", lambda: {key: {"smallest": 0.1, "female": 0.2} for key in (1, 2, 3)})
    (line,) = compared(MEASURES["signing"], year=2025, today=TODAY, centres=[1]).lines
    assert line.peers is None


def test_the_curve_narrows_with_size_and_holds_every_centre() -> None:
    curve = compared(MEASURES["signing"], year=2025, today=TODAY, centres=[1]).curve
    widths = [step.high - step.low for step in curve]
    assert widths[0] > 1.5 * widths[-1]
    assert curve[0].base <= 5
    assert curve[-1].base >= 100
    assert all(step.far_low <= step.low <= step.high <= step.far_high for step in curve)


def test_a_period_without_records_has_nothing_to_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "tallies", lambda *_: {1: (0, 0), 2: (0, 0)})
    found = compared(MEASURES["signing"], year=2019, today=TODAY, centres=[1])
    assert (found.rate, found.units, found.curve, found.lines[0].leaning) == (None, 0, (), None)


def test_what_lies_outside_is_found_over_all_measures() -> None:
    found = outside(year=2025, today=TODAY, centres=[1, 5])
    assert {(measure.code, line.centre) for measure, line in found if measure.share} == {
        (code, 5) for code, measure in MEASURES.items() if measure.share
    }


def test_what_was_counted_is_kept_for_some_minutes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compared(MEASURES["signing"], year=2025, today=TODAY, centres=[1])
    monkeypatch.setattr(comparing, "tallies", lambda *_: {1: (1, 1)})
    assert compared(MEASURES["signing"], year=2025, today=TODAY, centres=[1]).at == first.at
    assert compared(MEASURES["signing"], year=2024, today=TODAY, centres=[1]).base == 1
