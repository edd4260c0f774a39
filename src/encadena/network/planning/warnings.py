"""What the network has to tell by mail today; a room above writes it down and sends it, each once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..models import Target
from ..queries.contracts import ending_soon
from ..queries.recipients import Recipient, agency_staff, coordinators_of, responsible_for
from ..rules import end_ahead, threshold
from .target import shortfalls


@dataclass(frozen=True)
class Warned:
    """About a record, ``days`` before ``about_on``, to somebody. The same one may come again: it is told once."""

    object_id: int
    about_on: date
    days: int
    to: Recipient


def target_warnings(today: date) -> Iterator[Warned]:
    """Targets that will fall short, once a month to the heads of the centre and the coordinators of its operator."""
    targets = list(Target.objects.filter(year=today.year).select_related("centre").order_by("pk"))
    short = [target for target, _progress in shortfalls(targets, today=today)]
    people = responsible_for({target.centre_id for target in short}, today=today)
    month = today.replace(day=1)
    for target in short:
        for person in people[target.centre_id]:
            yield Warned(target.pk, month, 0, person)


def contract_warnings(today: date) -> Iterator[Warned]:
    """Contracts that end in 90, 60 or 30 days, to the coordinators of the operator and to the agency."""
    contracts = list(ending_soon(today))
    people = coordinators_of({contract.operator_id for contract in contracts}, today=today)
    agency = agency_staff() if contracts else []
    for contract in contracts:
        end = end_ahead(contract.ends_on, contract.agreed_until)
        days = threshold(end, today=today) if end else None
        if end and days:
            for person in (*people[contract.operator_id], *agency):
                yield Warned(contract.pk, end, days, person)
