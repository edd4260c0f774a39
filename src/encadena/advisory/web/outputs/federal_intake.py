"""``ClientIntake`` of a client: what the firm is and where it stood before the help, as far as that is known."""

from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from encadena.firms.models import Firm

from ...choices import Indicator
from ...models import Client
from ...rules.exchange.federal_intake import LEGAL_ENTITIES, NOT_STATED, business_type, in_business, womens_share


def add_intake(record: Element, client: Client, firm: Firm) -> None:
    """In the order of the form. Sales are left out: the form wants them in its own currency."""
    told = SubElement(record, "ClientIntake")
    _text(SubElement(told, "Race"), "Code", NOT_STATED)
    _text(told, "CurrentlyInBusiness", in_business(firm.kind, firm.rut))
    before = {row.indicator: row.value for row in client.current_baselines if row.value is not None}  # type: ignore[attr-defined]
    exports, jobs = before.get(Indicator.EXPORTS), before.get(Indicator.JOBS)
    if exports is not None:
        _text(told, "CurrentlyExporting", "Yes" if exports > 0 else "No")
    if kind := business_type(firm.section):
        _text(told, "BusinessType", kind)
    if (share := _womens_share(firm)) is not None:
        _text(SubElement(told, "BusinessOwnership"), "Female", f"{share:.2f}")
    if jobs is not None:
        _text(told, "TotalNumberOfEmployees", f"{jobs:.2f}")
    if exports is not None:
        _text(SubElement(told, "ClientAnnualIncomePart2"), "ExportGrossRevenuesOrSales", f"{exports:.2f}")
    _add_legal_entity(told, firm)


def _add_legal_entity(told: Element, firm: Firm) -> None:
    if firm.kind in LEGAL_ENTITIES:
        code, other = LEGAL_ENTITIES[firm.kind]
        entity = SubElement(told, "LegalEntity")
        _text(entity, "Code", code)
        if other:
            _text(entity, "Other", other)


def _womens_share(firm: Firm) -> Decimal | None:
    owners = firm.current_owners  # type: ignore[attr-defined]  # prefetched by the query
    return womens_share((owner.person.gender if owner.person else "", owner.share) for owner in owners)


def _text(parent: Element, name: str, value: object) -> None:
    SubElement(parent, name).text = str(value)
