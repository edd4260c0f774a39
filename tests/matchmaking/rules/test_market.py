from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from encadena.matchmaking.errors import NeedError
from encadena.matchmaking.rules.market import LONGEST, refuse_endless, refuse_odd_wishes

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (None, "standing_without_end"),
        (TODAY - timedelta(days=1), "standing_end_past"),
        (TODAY + LONGEST + timedelta(days=1), "standing_too_long"),
    ],
)
def test_a_need_outside_of_rounds_ends_within_two_years(until: date | None, code: str) -> None:
    with pytest.raises(NeedError, match=code):
        refuse_endless(until, TODAY)
    refuse_endless(TODAY, TODAY)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"markets": ["XX"]}, "need_value_unknown"),
        ({"buyer_kinds": ["king"]}, "need_value_unknown"),
        ({"musts": ["volume"]}, "need_value_unknown"),
        ({"markets": ["PE"] * 61}, "too_many_markets"),
        ({"least_order": Decimal(0), "unit": "kg"}, "order_negative"),
        ({"least_order": Decimal(5), "unit": " "}, "order_without_unit"),
        ({"musts": ["market"]}, "need_must_of_nothing"),
    ],
)
def test_what_a_firm_cannot_want(values: dict[str, Any], code: str) -> None:
    with pytest.raises(NeedError, match=code):
        refuse_odd_wishes(values, {"PE"})
    refuse_odd_wishes({"markets": ["PE"], "musts": ["market"], "least_order": Decimal(5), "unit": "kg"}, {"PE"})
