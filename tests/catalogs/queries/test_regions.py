"""The strip of regions from north to south."""

from collections.abc import Callable
from typing import Any

import pytest

from encadena.catalogs.queries import region_strip


@pytest.mark.django_db
def test_every_region_is_a_tile_with_its_share_of_the_largest(django_assert_num_queries: Callable[[int], Any]) -> None:
    with django_assert_num_queries(1):
        rows = region_strip({"08": 40, "16": 10, "15": None}, lambda code: f"?region={code}")
    by_code = {row["code"]: row for row in rows}
    assert [row["label"] for row in rows][::15] == ["Arica y Parinacota", "Magallanes"]
    assert (by_code["08"]["share"], by_code["16"]["share"], by_code["13"]["share"]) == (1.0, 0.25, 0.0)
    assert (by_code["13"]["value"], by_code["15"]["value"]) == (0, None)
    assert by_code["08"]["url"] == "?region=08"


@pytest.mark.django_db
def test_without_any_value_no_share_is_invented() -> None:
    assert {row["share"] for row in region_strip({}, str)} == {None}
