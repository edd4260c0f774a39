"""What may be said of a meeting, and when it is asked. No database, no words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..choices import Missing, Qualifier, Stage, Term
from ..errors import OutcomeError

AMOUNTS = ("expected", "committed", "closed")
CURRENCIES = ("CLP", "CLF", "USD", "EUR", "BRL")
MOST = Decimal("9999999999999999")


@dataclass(frozen=True)
class Answer:
    """One side's words: ``stage`` is a ``Stage``; an amount of None is not known."""

    stage: int
    missing: str = ""
    expected: Decimal | None = None
    expected_is: str = Qualifier.EXACT
    committed: Decimal | None = None
    committed_is: str = Qualifier.EXACT
    closed: Decimal | None = None
    closed_is: str = Qualifier.EXACT
    currency: str = ""
    again: str = ""
    next_step: str = ""
    next_on: date | None = None
    note: str = ""

    @property
    def has_amount(self) -> bool:
        return any(getattr(self, name) is not None for name in AMOUNTS)

    @property
    def tells_of_a_deal(self) -> bool:
        return self.has_amount or bool(self.again or self.next_step or self.next_on)


def check_answer(answer: Answer, *, today: date) -> None:
    """Raises ``OutcomeError``: ``missing_who``, ``nobody_was_missing``, ``deal_without_interest``,
    ``closed_without_order``, ``amount_negative``, ``currency_missing``, ``next_in_the_past``.
    """
    if answer.stage == Stage.NOT_HELD and answer.missing not in Missing.values:
        raise OutcomeError("missing_who")
    if answer.stage != Stage.NOT_HELD and answer.missing:
        raise OutcomeError("nobody_was_missing")
    if answer.stage == Stage.NOT_HELD and answer.has_amount:
        raise OutcomeError("deal_without_interest")
    if answer.stage == Stage.NO_INTEREST and answer.tells_of_a_deal:
        raise OutcomeError("deal_without_interest")
    _check_amounts(answer)
    if answer.next_on and answer.next_on < today:
        raise OutcomeError("next_in_the_past", on=answer.next_on)


def _check_amounts(answer: Answer) -> None:
    amounts = [getattr(answer, name) for name in AMOUNTS]
    if any(amount is not None and not 0 <= amount <= MOST for amount in amounts):
        raise OutcomeError("amount_negative")
    if answer.has_amount and answer.currency not in CURRENCIES:
        raise OutcomeError("currency_missing")
    if answer.closed is not None and answer.closed > 0 and answer.stage != Stage.ORDER:
        raise OutcomeError("closed_without_order")


def cleaned(values: Mapping[str, Any]) -> Answer:
    """The answer of a form: who was missing counts only if nobody met, a currency only beside an amount."""
    known = {name: values[name] for name in Answer.__dataclass_fields__ if values.get(name) not in (None, "")}
    stage = int(values["stage"])
    if stage != Stage.NOT_HELD:
        known.pop("missing", None)
    answer = Answer(**{**known, "stage": stage})
    return answer if answer.has_amount else Answer(**{**known, "stage": stage, "currency": ""})


def due_on(last_day: date, months: int) -> date:
    """The same day of the month, ``months`` later; the last of the month where that day does not exist."""
    month = last_day.month - 1 + months
    year, month = last_day.year + month // 12, month % 12 + 1
    for day in range(last_day.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, min(last_day.day, 28))


def term_on(last_day: date, today: date) -> Term:
    """What is being asked today: the last term whose day has come."""
    come = [term for term in Term if due_on(last_day, term.value) <= today]
    return come[-1] if come else Term.EVENT
