from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from encadena.matchmaking.choices import Missing, Stage, Term
from encadena.matchmaking.errors import OutcomeError
from encadena.matchmaking.rules.outcomes import Answer, check_answer, cleaned, due_on, term_on

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"stage": Stage.NOT_HELD}, "missing_who"),
        ({"stage": Stage.CONTACT, "missing": Missing.OTHER}, "nobody_was_missing"),
        (
            {"stage": Stage.NOT_HELD, "missing": "own", "expected": Decimal(1), "currency": "USD"},
            "deal_without_interest",
        ),
        ({"stage": Stage.NO_INTEREST, "next_step": "Llamar"}, "deal_without_interest"),
        ({"stage": Stage.SAMPLE, "expected": Decimal(-1), "currency": "USD"}, "amount_negative"),
        ({"stage": Stage.SAMPLE, "expected": Decimal(10)}, "currency_missing"),
        ({"stage": Stage.SAMPLE, "expected": Decimal(10), "currency": "XXX"}, "currency_missing"),
        ({"stage": Stage.QUOTATION, "closed": Decimal(10), "currency": "USD"}, "closed_without_order"),
        ({"stage": Stage.CONTACT, "next_on": date(2026, 3, 9)}, "next_in_the_past"),
    ],
)
def test_an_answer_that_contradicts_itself_is_refused(answer: dict[str, Any], code: str) -> None:
    with pytest.raises(OutcomeError) as refused:
        check_answer(Answer(**answer), today=TODAY)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "answer",
    [
        {"stage": Stage.NOT_HELD, "missing": Missing.UNKNOWN},
        {"stage": Stage.NO_INTEREST},
        {"stage": Stage.CONTACT, "next_on": TODAY},
        {"stage": Stage.ORDER},
        {"stage": Stage.ORDER, "closed": Decimal(0), "currency": "CLP"},
        {"stage": Stage.CONTACT, "closed": Decimal(0), "currency": "CLP"},
    ],
)
def test_not_knowing_is_an_answer(answer: dict[str, Any]) -> None:
    check_answer(Answer(**answer), today=TODAY)


def test_what_a_form_hides_does_not_count() -> None:
    answer = cleaned({"stage": "2", "missing": "other", "currency": "USD", "expected": None, "note": ""})

    assert answer == Answer(stage=Stage.CONTACT)


def test_a_zero_is_kept_and_brings_its_currency() -> None:
    answer = cleaned({"stage": "5", "closed": Decimal(0), "currency": "USD"})

    assert (answer.closed, answer.currency) == (0, "USD")


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2025, 11, 28), 3, date(2026, 2, 28)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 3, 10), -13, date(2025, 2, 10)),
    ],
)
def test_a_month_without_that_day_ends_earlier(day: date, months: int, due: date) -> None:
    assert due_on(day, months) == due


@pytest.mark.parametrize(
    ("today", "term"),
    [
        (date(2025, 11, 28), Term.EVENT),
        (date(2026, 2, 27), Term.EVENT),
        (date(2026, 2, 28), Term.THREE),
        (date(2026, 5, 28), Term.SIX),
        (date(2027, 1, 1), Term.TWELVE),
    ],
)
def test_the_last_question_whose_day_has_come_is_asked(today: date, term: Term) -> None:
    assert term_on(date(2025, 11, 28), today) == term
