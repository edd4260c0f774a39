import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Seller
from encadena.engines.matching.conditions import Pair, Verdict
from encadena.engines.matching.conditions.volume import judge

from ..makers import TODAY, need, offering

amounts = st.floats(0, 10_000, allow_nan=False)


def judged(volume: float | None, unit: str = "t", *, wanted: float | None = 100.0, hard: bool = False) -> list[Verdict]:
    asks = need(volume=wanted, unit="t", hard=frozenset({"volume"}) if hard else frozenset())
    return judge(Pair(asks, offering("o", volume=volume, unit=unit), Seller("s"), TODAY))


@pytest.mark.parametrize(
    ("volume", "unit", "code", "state"),
    [
        (100.0, "t", "volume", "met"),
        (150_000.0, "kg", "volume", "met"),
        (60.0, "toneladas", "volume", "partly"),
        (0.0, "t", "volume", "partly"),
        (None, "", "volume_unknown", "unknown"),
        (300.0, "cajas", "volume_in_another_unit", "unknown"),
    ],
)
def test_the_part_that_can_be_delivered_is_told(volume: float | None, unit: str, code: str, state: str) -> None:
    [verdict] = judged(volume, unit)
    assert [(r.code, r.state) for r in verdict.reasons] == [(code, state)]


def test_sixty_of_a_hundred_is_sixty_per_cent() -> None:
    [verdict] = judged(60.0)
    assert verdict.reasons[0].params["share"] == 0.6
    assert verdict.reasons[0].way == "raise_volume"


def test_nobody_is_asked_when_the_need_states_no_volume() -> None:
    assert judged(60.0, wanted=None) == []


def test_a_hard_volume_excludes_a_part_but_not_what_is_unknown() -> None:
    assert judged(60.0, hard=True)[0].factor == 0.0
    assert judged(None, hard=True)[0].factor > 0.0


@given(amounts, amounts)
def test_more_is_never_worse(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert judged(less)[0].factor <= judged(more)[0].factor


@given(amounts)
def test_a_hard_condition_never_makes_it_better(volume: float) -> None:
    assert judged(volume, hard=True)[0].factor <= judged(volume)[0].factor
