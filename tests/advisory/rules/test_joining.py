from datetime import date
from typing import Any

import pytest

from encadena.advisory.rules.joining import FIELDS, ORDER, joined


def a_side(stage: str = "accompanied", **fields: Any) -> dict[str, Any]:
    blank = {"agreement_signed_on": None, "agreement_id": None, "origin": "", "goal": "", "adviser_id": None}
    way = {"stage": stage, "stage_since": date(2025, 1, 1), "ended_on": None, "end_reason": "",
           "arrived_on": date(2024, 1, 1)}  # fmt: skip
    return {**blank, **way, **fields}


@pytest.mark.parametrize("further", range(len(ORDER) - 1))
def test_the_one_that_is_further_says_where_they_are(further: int) -> None:
    one = a_side(ORDER[further], stage_since=date(2026, 2, 2), adviser_id=7)
    other = a_side(ORDER[further + 1], ended_on=date(2026, 3, 3), end_reason="other", adviser_id=8)
    for pair in ((one, other), (other, one)):
        found = joined(*pair)
        assert (found["stage"], found["stage_since"], found["adviser_id"]) == (ORDER[further], date(2026, 2, 2), 7)
        assert (found["ended_on"], found["end_reason"]) == (None, "")


def test_of_two_alike_the_kept_one_speaks() -> None:
    assert joined(a_side(adviser_id=7, goal="A"), a_side(adviser_id=8, goal="B"))["adviser_id"] == 7
    assert joined(a_side(goal="A"), a_side(goal="B"))["goal"] == "A"


def test_what_only_one_says_is_not_lost() -> None:
    found = joined(
        a_side(goal="", arrived_on=date(2025, 5, 5)),
        a_side("client", goal="Exportar", origin="Feria", agreement_signed_on=date(2025, 1, 1), agreement_id=3,
               adviser_id=8),
    )  # fmt: skip
    assert (found["goal"], found["origin"], found["adviser_id"]) == ("Exportar", "Feria", 8)
    assert (found["agreement_signed_on"], found["agreement_id"]) == (date(2025, 1, 1), 3)
    assert found["arrived_on"] == date(2024, 1, 1)
    assert set(found) == set(FIELDS)


def test_a_lead_does_not_borrow_the_agreement_of_one_that_ended() -> None:
    ended = a_side("inactive", agreement_signed_on=date(2020, 1, 1))
    assert joined(a_side("lead"), ended)["agreement_signed_on"] is None
