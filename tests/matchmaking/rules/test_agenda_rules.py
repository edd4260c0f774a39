from datetime import time
from typing import Any

import pytest

from encadena.matchmaking.rules.agenda_rules import contradictions


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, []),
        ({"lunch_opens": time(12), "lunch_closes": time(14), "lunch_free": 1, "walk": 5, "tables_in_row": 2}, []),
        ({"lunch_closes": time(12)}, [("lunch_incomplete", "lunch_opens")]),
        ({"lunch_opens": time(12), "lunch_closes": time(12)}, [("lunch_ends_before_it_starts", "lunch_closes")]),
        ({"lunch_free": 0, "walk": 0}, [("lunch_without_slot", "lunch_free"), ("walk_without_rows", "tables_in_row")]),
    ],
)
def test_each_contradiction_is_found_at_the_field_that_mends_it(
    asked: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert [(code, field) for code, field, _ in contradictions(asked)] == found
