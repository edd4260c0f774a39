"""The end of a contract: fixed for a day, taken back before it comes, and the term that was agreed."""

from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from .. import errors
from ..choices import ContractEventKind
from ..events import CentresChanged
from ..models import ContractEvent, OperatingContract
from ..rules import Span, check_span


def fix_end(contract: OperatingContract, *, on: date, reason: str, actor: User | None) -> ContractEvent:
    """It ends on that day, whatever term was agreed. Raises ``contract_reason_missing``, ``contract_has_end``,
    ``contract_ends_before_start``.
    """
    if not reason.strip():
        raise DomainError(errors.REASON_MISSING)
    check_span(Span(contract.starts_on, on))
    with transaction.atomic():
        if not OperatingContract.objects.filter(pk=contract.pk, ends_on=None).update(ends_on=on):
            contract.refresh_from_db()
            raise DomainError(errors.CONTRACT_HAS_END, end=contract.ends_on)
        contract.ends_on = on
        event = ContractEvent.objects.create(
            contract=contract, kind=ContractEventKind.END, year=on.year, on=on, note=reason.strip()[:300]
        )
        record("contract.end_fixed", contract, actor=actor, context={"on": str(on)})
        publish(CentresChanged((contract.centre_id,)))
    return event


def take_back_end(contract: OperatingContract, *, actor: User | None) -> OperatingContract:
    """Only before it comes, and while nobody else is to run the centre after it."""
    if contract.ends_on is None or contract.ends_on <= clock.today():
        raise DomainError(errors.CONTRACT_NO_END)
    others = contract.centre.contracts.exclude(pk=contract.pk)
    check_span(Span(contract.starts_on, None), others=[Span(c.starts_on, c.ends_on) for c in others])
    with transaction.atomic():
        contract.events.filter(kind=ContractEventKind.END, on=contract.ends_on).delete()
        contract.ends_on = None
        contract.save(update_fields=["ends_on"])
        record("contract.end_taken_back", contract, actor=actor)
        publish(CentresChanged((contract.centre_id,)))
    return contract


def agree_term(contract: OperatingContract, *, until: date | None, actor: User | None) -> OperatingContract:
    """The day on which the agreed term runs out, as far as it is known."""
    check_span(Span(contract.starts_on, until))
    with transaction.atomic():
        changes = {"agreed_until": [str(contract.agreed_until or ""), str(until or "")]}
        contract.agreed_until = until
        contract.save(update_fields=["agreed_until"])
        record("contract.term_agreed", contract, actor=actor, changes=changes)
    return contract
