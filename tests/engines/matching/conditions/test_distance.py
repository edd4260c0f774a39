import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Buyer, Seller
from encadena.engines.matching.conditions import Pair, Verdict
from encadena.engines.matching.conditions.distance import judge, kilometres
from encadena.engines.matching.parties import Place

from ..makers import TODAY, need, offering

SANTIAGO, VALPARAISO = (-33.45, -70.67), (-33.05, -71.62)
places = st.tuples(st.floats(-89, 89), st.floats(-179, 179))


def judged(there: Place | None, farthest: float | None, *, hard: bool = False) -> list[Verdict]:
    asks = need(
        farthest=farthest, buyer=Buyer("b", place=SANTIAGO), hard=frozenset({"distance"}) if hard else frozenset()
    )
    return judge(Pair(asks, offering("o"), Seller("s", place=there), TODAY))


def test_valparaiso_is_a_hundred_kilometres_from_santiago() -> None:
    assert kilometres(SANTIAGO, VALPARAISO) == pytest.approx(99, abs=2)


@given(places, places)
def test_the_way_back_is_as_long(here: Place, there: Place) -> None:
    assert kilometres(here, there) == pytest.approx(kilometres(there, here), abs=1e-6)
    assert kilometres(here, here) == pytest.approx(0, abs=1e-3)


def test_near_far_and_unknown() -> None:
    assert [v.reasons[0].code for v in judged(VALPARAISO, 150)] == ["distance"]
    assert [v.reasons[0].code for v in judged(VALPARAISO, 50)] == ["distance_too_far"]
    assert [v.reasons[0].state for v in judged(None, 50)] == ["unknown"]
    assert judged(VALPARAISO, None) == []
    assert judged(VALPARAISO, 50, hard=True)[0].factor == 0.0


@given(st.floats(1, 20_000), st.floats(1, 20_000))
def test_allowing_more_distance_is_never_worse(one: float, other: float) -> None:
    short, long = sorted((one, other))
    assert judged(VALPARAISO, short)[0].factor <= judged(VALPARAISO, long)[0].factor
