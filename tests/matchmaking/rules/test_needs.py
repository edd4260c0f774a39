"""What a need may say."""

from decimal import Decimal
from typing import Any

import pytest

from encadena.matchmaking.errors import NeedError
from encadena.matchmaking.rules.needs import refuse_impossible

GOOD: dict[str, Any] = {
    "title": "Miel", "kind": "goods", "volume": Decimal(12), "unit": "t", "certificates": ["haccp"],
    "sizes": ["micro", "small"], "language": "es",
}  # fmt: skip


def test_a_need_with_all_its_words_is_fine_and_so_is_one_with_only_a_title() -> None:
    refuse_impossible(GOOD, {"haccp"})
    refuse_impossible({"title": "Miel", "kind": "goods"}, ())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "  "}, "need_title_missing"),
        ({"title": "x" * 201}, "need_text_too_long"),
        ({"description": "x" * 2001}, "need_text_too_long"),
        ({"volume": Decimal(0)}, "need_volume"),
        ({"volume": Decimal(-3)}, "need_volume"),
        ({"unit": " "}, "need_unit_missing"),
        ({"service": "8512"}, "need_code_of_other_kind"),
        ({"kind": "services", "product": "0409"}, "need_code_of_other_kind"),
        ({"kind": "otra"}, "need_value_unknown"),
        ({"certificates": ["nada"]}, "need_value_unknown"),
        ({"sizes": ["enorme"]}, "need_value_unknown"),
        ({"language": "fr"}, "need_value_unknown"),
    ],
)
def test_what_cannot_be_is_refused_by_its_own_code(change: dict[str, Any], code: str) -> None:
    with pytest.raises(NeedError, match=code):
        refuse_impossible({**GOOD, **change}, {"haccp"})
