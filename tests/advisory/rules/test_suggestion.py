from datetime import date, timedelta
from typing import Any

import pytest

from encadena.advisory.rules.suggestion import Advice, Facts, suggest

TODAY = date(2026, 5, 10)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(**known: Any) -> Facts:
    usual: dict[str, Any] = {
        "stage": "accompanied", "since": days_ago(90), "has_adviser": True, "sessions": 3,
        "last_session_on": days_ago(9),
    }  # fmt: skip
    return Facts(**{**usual, **known})


@pytest.mark.parametrize(
    ("known", "advice", "days"),
    [
        ({"promised_on": days_ago(2)}, Advice.OVERDUE, 2),
        ({"promised_on": days_ago(2), "has_adviser": False}, Advice.OVERDUE, 2),
        ({"promised_on": TODAY}, Advice.PROMISED, 0),
        ({"has_adviser": False}, Advice.ASSIGN, 90),
        ({"stage": "lead", "promised_on": TODAY}, Advice.SIGN, 90),
        ({"stage": "client", "sessions": 0, "last_session_on": None}, Advice.FIRST_SESSION, 90),
        ({"stage": "client"}, Advice.BEGIN, 3),
        ({"last_session_on": days_ago(46)}, Advice.CALL, 46),
        ({"last_session_on": days_ago(45)}, Advice.PLAN, 45),
        ({"stage": "graduated", "promised_on": days_ago(2)}, Advice.ENDED, 90),
    ],
)
def test_the_first_thing_that_matters_is_proposed(known: dict[str, Any], advice: Advice, days: int) -> None:
    found = suggest(facts(**known), today=TODAY)
    assert (found.advice, found.days) == (advice, days)
