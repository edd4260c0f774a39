from datetime import date

import pytest

from encadena.engines.matching import Seller
from encadena.engines.matching.conditions import Pair
from encadena.engines.matching.conditions.delivery import judge

from ..makers import TODAY, need, offering

NEEDED = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("ready", "code", "state"),
    [
        (date(2027, 3, 1), "delivery_in_time", "met"),
        (date(2027, 3, 2), "delivery_too_late", "failed"),
        (None, "delivery_unknown", "unknown"),
    ],
)
def test_the_day_from_which_the_seller_can_deliver_counts(ready: date | None, code: str, state: str) -> None:
    [verdict] = judge(Pair(need(until=NEEDED), offering("o"), Seller("s", ready_from=ready), TODAY))
    assert [(r.code, r.state) for r in verdict.reasons] == [(code, state)]


@pytest.mark.parametrize(
    ("offered", "code"), [({"FOB", "EXW"}, "incoterm"), ({"EXW"}, "incoterm_missing"), (set(), "incoterm_unknown")]
)
def test_any_of_the_terms_asked_for_will_do(offered: set[str], code: str) -> None:
    asks = need(incoterms=frozenset({"FOB", "CIF"}))
    [verdict] = judge(Pair(asks, offering("o", incoterms=frozenset(offered)), Seller("s"), TODAY))
    assert [r.code for r in verdict.reasons] == [code]


def test_a_hard_delivery_holds_for_the_day_and_for_the_terms() -> None:
    asks = need(until=NEEDED, incoterms=frozenset({"FOB"}), hard=frozenset({"delivery"}))
    late = Seller("s", ready_from=date(2028, 1, 1))
    verdicts = judge(Pair(asks, offering("o", incoterms=frozenset({"EXW"})), late, TODAY))
    assert [v.factor for v in verdicts] == [0.0, 0.0]


def test_nothing_asked_nothing_told() -> None:
    assert judge(Pair(need(), offering("o"), Seller("s"), TODAY)) == []
