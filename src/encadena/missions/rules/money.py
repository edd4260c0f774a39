"""What a place costs, who owes which part, and what is still to come. No database, no words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Account:
    """Of one place. ``firm_due`` and ``organiser_due`` are None while nobody knows the cost."""

    firm_due: Decimal | None
    organiser_due: Decimal | None
    firm_paid: Decimal
    organiser_paid: Decimal

    @property
    def firm_owes(self) -> Decimal | None:
        return None if self.firm_due is None else self.firm_due - self.firm_paid


def account_of(cost: Decimal | None, firm_share: int, payments: Iterable[tuple[bool, Decimal]]) -> Account:
    """``payments`` are (paid by the firm, amount). The parts add up to the cost to the cent."""
    paid = list(payments)
    by_firm = sum((amount for own, amount in paid if own), Decimal())
    by_others = sum((amount for own, amount in paid if not own), Decimal())
    if cost is None:
        return Account(None, None, by_firm, by_others)
    due = (cost * firm_share / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Account(due, cost - due, by_firm, by_others)
