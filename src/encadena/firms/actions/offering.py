"""What a firm sells."""

import secrets
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.catalogs.models import Product, Service
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..choices import OfferingKind
from ..errors import CODE_OF_OTHER_KIND
from ..events import FirmsChanged
from ..models import Firm, Offering
from ..rules.firm import difference
from ..rules.offering import clean_offering
from ..rules.photo import Readable, check_photo

FIELDS = (
    "kind",
    "name",
    "description",
    "product",
    "service",
    "unit",
    "yearly_capacity",
    "certifications",
    "languages",
    "incoterms",
)


def add_offering(firm: Firm, *, data: Mapping[str, Any], actor: User | None, photo: Readable | None = None) -> Offering:
    """``data`` holds ``FIELDS``; ``product`` or ``service`` is a row or its code. Raises ``code_of_other_kind`` etc."""
    offering = Offering(firm=firm)
    return _save(offering, {"kind": OfferingKind.GOODS, "name": "", **data}, photo, "firm.offering_added", actor)


def edit_offering(
    offering: Offering, *, data: Mapping[str, Any], actor: User | None, photo: Readable | None = None
) -> Offering:
    current = Offering.objects.select_related("firm").get(pk=offering.pk)
    return _save(current, data, photo, "firm.offering_edited", actor)


def withdraw_offering(offering: Offering, *, actor: User | None) -> Offering:
    """The firm does not sell it any more; the row stays, and ``bring_back_offering`` undoes it."""
    return _set_withdrawn(offering, True, actor)


def bring_back_offering(offering: Offering, *, actor: User | None) -> Offering:
    return _set_withdrawn(offering, False, actor)


def _save(
    offering: Offering, data: Mapping[str, Any], photo: Readable | None, verb: str, actor: User | None
) -> Offering:
    values = clean_offering({f: data[f] for f in FIELDS if f in data})
    before = _values(offering) if offering.pk else {}
    for field, value in values.items():
        setattr(offering, *_column(field, value))
    _check_code(offering)
    content = check_photo(photo) if photo else None
    with transaction.atomic():
        if content:
            extension, data_ = content
            offering.photo.save(f"{secrets.token_hex(12)}.{extension}", ContentFile(data_), save=False)
        offering.save()
        changes = difference(before, {k: v for k, v in _values(offering).items() if before or v not in (None, "")})
        if changes or content:
            named = {f"offering.{field}": pair for field, pair in changes.items()}
            record(verb, offering.firm, actor=actor, changes=named, context={"offering": offering.name})
            publish(FirmsChanged((offering.firm_id,)))
    return offering


def _column(field: str, value: object) -> tuple[str, object]:
    """Codes may come as rows or as text."""
    if field in {"product", "service"}:
        return f"{field}_id", getattr(value, "pk", value) or None
    return field, value


def _values(offering: Offering) -> dict[str, object]:
    names = {"product": "product_id", "service": "service_id"}
    values = {field: getattr(offering, names.get(field, field)) for field in FIELDS}
    if isinstance(values["yearly_capacity"], Decimal):
        values["yearly_capacity"] = f"{values['yearly_capacity'].normalize():f}"
    values["incoterms"] = ", ".join(offering.incoterms)
    return values


def _check_code(offering: Offering) -> None:
    goods = offering.kind == OfferingKind.GOODS
    if (goods and offering.service_id) or (not goods and offering.product_id):
        raise DomainError(CODE_OF_OTHER_KIND)
    model, code = (Product, offering.product_id) if goods else (Service, offering.service_id)
    if code and not model.objects.filter(pk=code).exists():
        raise DomainError(CODE_OF_OTHER_KIND)


def _set_withdrawn(offering: Offering, withdrawn: bool, actor: User | None) -> Offering:
    with transaction.atomic():
        current = Offering.objects.select_for_update().select_related("firm").get(pk=offering.pk)
        if bool(current.withdrawn_at) != withdrawn:
            current.withdrawn_at = clock.now() if withdrawn else None
            current.save(update_fields=["withdrawn_at"])
            verb = "firm.offering_withdrawn" if withdrawn else "firm.offering_back"
            name = [current.name, None] if withdrawn else [None, current.name]
            record(verb, current.firm, actor=actor, changes={"offering.name": name})
            publish(FirmsChanged((current.firm_id,)))
    return current
