from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Seller
from encadena.engines.matching.conditions import Pair, Verdict
from encadena.engines.matching.conditions.readiness import judge

from ..makers import TODAY, need, offering

levels = st.floats(0, 1)


def judged(level: float | None, least: float | None) -> list[Verdict]:
    return judge(Pair(need(least_readiness=least), offering("o"), Seller("s", readiness=level), TODAY))


def test_ready_not_yet_ready_and_never_diagnosed() -> None:
    assert [v.reasons[0].code for v in judged(0.8, 0.6)] == ["readiness"]
    assert [v.reasons[0].way for v in judged(0.4, 0.6)] == ["raise_readiness"]
    assert [v.reasons[0].state for v in judged(None, 0.6)] == ["unknown"]
    assert judged(None, None) == []


@given(levels, levels, st.floats(0.1, 1))
def test_readier_is_never_worse(one: float, other: float, least: float) -> None:
    low, high = sorted((one, other))
    assert judged(low, least)[0].factor <= judged(high, least)[0].factor
