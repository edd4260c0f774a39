import pytest

from encadena.engines.matching import Buyer, Seller, Wishes
from encadena.engines.matching.conditions import Pair
from encadena.engines.matching.conditions.buyer_kind import judge

from ..makers import TODAY, need, offering


@pytest.mark.parametrize(
    ("kind", "hard", "code", "excluded"),
    [
        ("importer", True, "buyer_kind", False),
        ("large_buyer", True, "buyer_kind_other", True),
        ("large_buyer", False, "buyer_kind_other", False),
        ("", True, "buyer_kind_unknown", False),
    ],
)
def test_the_kinds_a_seller_wants_are_compared(kind: str, hard: bool, code: str, excluded: bool) -> None:
    wishes = Wishes(buyer_kinds=frozenset({"importer"}), hard=frozenset({"buyer_kind"}) if hard else frozenset())
    [verdict] = judge(Pair(need(buyer=Buyer("b", kind=kind)), offering("o"), Seller("s", wishes=wishes), TODAY))
    assert [r.code for r in verdict.reasons] == [code]
    assert (verdict.factor == 0) is excluded
