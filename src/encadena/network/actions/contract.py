"""Operating contracts: who runs a centre, and what happened to it year by year."""

from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from .. import errors, rules
from ..choices import ContractEventKind, InstitutionKind
from ..events import CentresChanged
from ..models import Centre, ContractEvent, Institution, OperatingContract


def open_contract(
    centre: Centre,
    operator: Institution,
    *,
    actor: User | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    agreed_until: date | None = None,
    source: str = "",
) -> OperatingContract:
    """One operator at a time runs a centre: raises ``contract_overlaps`` with the span it collides with."""
    if operator.kind != InstitutionKind.OPERATOR:
        raise DomainError(errors.NOT_AN_OPERATOR, name=operator.name)
    others = [rules.Span(c.starts_on, c.ends_on) for c in centre.contracts.all()]
    rules.check_span(rules.Span(starts_on, ends_on), others=others)
    rules.check_span(rules.Span(starts_on, agreed_until))
    with transaction.atomic():
        contract = OperatingContract.objects.create(
            centre=centre,
            operator=operator,
            starts_on=starts_on,
            ends_on=ends_on,
            agreed_until=agreed_until,
            source=source,
        )
        record("contract.opened", centre, actor=actor, context={"operator": operator.name})
        publish(CentresChanged((centre.pk,)))
    return contract


def add_event(
    contract: OperatingContract,
    kind: str,
    *,
    year: int,
    actor: User | None,
    on: date | None = None,
    term_years: int | None = None,
    contract_year: int | None = None,
    note: str = "",
    source: str = "",
) -> ContractEvent:
    """Add a step of the contract's life; an end closes the contract on its date (or on 31 December of its year)."""
    rules.check_year(on.year if on else year, today=clock.today())
    with transaction.atomic():
        event = ContractEvent.objects.create(
            contract=contract,
            kind=kind,
            year=on.year if on else year,
            on=on,
            term_years=term_years,
            contract_year=contract_year,
            note=note,
            source=source,
        )
        if kind == ContractEventKind.END:
            _close(contract, on or date(year, 12, 31))
            publish(CentresChanged((contract.centre_id,)))
        record(
            "contract.event",
            contract.centre,
            actor=actor,
            context={"event": str(event), "operator": str(contract.operator)},
        )
    return event


def _close(contract: OperatingContract, day: date) -> None:
    rules.check_span(rules.Span(contract.starts_on, day))
    contract.ends_on = day
    contract.save(update_fields=["ends_on"])
