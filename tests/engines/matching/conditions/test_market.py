import pytest

from encadena.engines.matching import Buyer, Seller, Wishes
from encadena.engines.matching.conditions import Pair
from encadena.engines.matching.conditions.market import judge

from ..makers import TODAY, need, offering


@pytest.mark.parametrize(("country", "code"), [("BR", "market"), ("US", "market_other"), ("", "market_unknown")])
def test_the_countries_a_seller_wants_are_compared(country: str, code: str) -> None:
    seller = Seller("s", wishes=Wishes(markets=frozenset({"BR", "PE"})))
    [verdict] = judge(Pair(need(buyer=Buyer("b", country=country)), offering("o"), seller, TODAY))
    assert [(r.code, r.side) for r in verdict.reasons] == [(code, "seller")]


def test_a_seller_without_wishes_goes_anywhere() -> None:
    assert judge(Pair(need(), offering("o"), Seller("s"), TODAY)) == []
