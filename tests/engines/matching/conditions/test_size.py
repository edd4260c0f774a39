import pytest

from encadena.engines.matching import Seller
from encadena.engines.matching.conditions import Pair
from encadena.engines.matching.conditions.size import judge

from ..makers import TODAY, need, offering


@pytest.mark.parametrize(
    ("size", "code", "state"),
    [("micro", "size", "met"), ("large", "size_other", "failed"), ("", "size_unknown", "unknown")],
)
def test_sizes_wanted_are_compared_and_unknown_is_told(size: str, code: str, state: str) -> None:
    asks = need(sizes=frozenset({"micro", "small"}))
    [verdict] = judge(Pair(asks, offering("o"), Seller("s", size=size), TODAY))  # type: ignore[arg-type]
    assert [(r.code, r.state) for r in verdict.reasons] == [(code, state)]


def test_any_size_is_welcome_when_none_is_named() -> None:
    assert judge(Pair(need(), offering("o"), Seller("s", size="micro"), TODAY)) == []
