import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Seller, Wishes
from encadena.engines.matching.conditions import Pair, Verdict
from encadena.engines.matching.conditions.order import judge

from ..makers import TODAY, need, offering

amounts = st.floats(0, 1000)


def judged(volume: float | None, unit: str = "t", least: float | None = 10.0) -> list[Verdict]:
    seller = Seller("s", wishes=Wishes(least_order=least, unit="toneladas"))
    return judge(Pair(need(volume=volume, unit=unit), offering("o"), seller, TODAY))


@pytest.mark.parametrize(
    ("volume", "unit", "code"),
    [
        (10_000.0, "kg", "order"),
        (5.0, "t", "order_too_small"),
        (None, "t", "order_unknown"),
        (5.0, "cajas", "order_in_another_unit"),
    ],
)
def test_the_least_order_worth_a_visit_is_compared(volume: float | None, unit: str, code: str) -> None:
    [verdict] = judged(volume, unit)
    assert [(r.code, r.side) for r in verdict.reasons] == [(code, "seller")]


@given(amounts, amounts)
def test_a_larger_order_is_never_worse(one: float, other: float) -> None:
    small, large = sorted((one, other))
    assert judged(small)[0].factor <= judged(large)[0].factor
