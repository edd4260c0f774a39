from datetime import date, timedelta
from typing import Any

import pytest

from encadena.advisory.rules.day import First, Waiting, first_of

TODAY = date(2026, 5, 10)
EARLIER, SOON = TODAY - timedelta(days=1), TODAY + timedelta(days=8)


@pytest.mark.parametrize(
    ("waiting", "first"),
    [
        ({"promised_on": EARLIER, "paper_ends_on": EARLIER}, First.OVERDUE),
        ({"promised_on": TODAY, "lead_since": EARLIER}, First.DUE),
        ({"paper_ends_on": TODAY + timedelta(days=7), "lead_since": EARLIER}, First.PAPER),
        ({"paper_ends_on": SOON, "lead_since": EARLIER, "silent": True}, First.LEAD),
        ({"paper_ends_on": SOON, "silent": True}, First.SILENT),
        ({}, First.NOTHING),
    ],
)
def test_the_first_thing_is_what_hurts_most(waiting: dict[str, Any], first: First) -> None:
    assert first_of(Waiting(**waiting), today=TODAY) == first
