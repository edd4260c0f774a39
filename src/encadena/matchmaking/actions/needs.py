"""What buyers look for, said by themselves or by whoever manages a round with them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock, events
from encadena.readiness.models import Standard

from ..errors import NeedError
from ..events import NeedsChanged
from ..models import Buyer, Need, SheetImport
from ..rules.market import refuse_endless
from ..rules.needs import MOST, refuse_impossible

FIELDS = (
    "kind", "title", "description", "language", "product", "service", "activity", "volume", "unit", "certificates",
    "incoterms", "delivery", "languages", "sizes", "musts", "until", "invented",
)  # fmt: skip


def add_need(
    buyer: Buyer,
    *,
    data: Mapping[str, Any],
    standing: bool = False,
    source: SheetImport | None = None,
    actor: User | None,
) -> Need:
    """``data`` holds the ``FIELDS`` that are known; ``standing``: open outside of rounds at once.

    Raises ``NeedError`` (``rules.needs``, ``rules.market`` or ``too_many_needs``).
    """
    with transaction.atomic():
        Buyer.objects.select_for_update().get(pk=buyer.pk)
        if Need.objects.filter(buyer=buyer, withdrawn_at__isnull=True).count() >= MOST:
            raise NeedError("too_many_needs", most=MOST)
        opened = clock.now() if standing else None
        need = Need(buyer=buyer, created_by=actor, imported_by=source, standing_since=opened)
        return _save(need, data, "buyer.need_added", actor)


def edit_need(need: Need, *, data: Mapping[str, Any], actor: User | None) -> Need:
    with transaction.atomic():
        current = Need.objects.select_for_update().get(pk=need.pk)
        return _save(current, data, "buyer.need_edited", actor)


def withdraw_need(need: Need, *, actor: User | None) -> None:
    """Not looked for any more; ``bring_back_need`` undoes it."""
    _set_withdrawn(need, True, actor)


def bring_back_need(need: Need, *, actor: User | None) -> None:
    _set_withdrawn(need, False, actor)


def _save(need: Need, data: Mapping[str, Any], verb: str, actor: User | None) -> Need:
    changes = {}
    for field in FIELDS:
        if field in data and (before := getattr(need, field)) != data[field]:
            changes[field] = [_plain(before), _plain(data[field])]
            setattr(need, field, data[field])
    need.title = need.title.strip()
    values = {field: getattr(need, field) for field in FIELDS}
    refuse_impossible(values, set(Standard.objects.values_list("code", flat=True)))
    if need.standing_since and ("until" in changes or need.until is None):
        refuse_endless(need.until, clock.today())
    need.save()
    if changes:
        audit.record(verb, need.buyer, actor=actor, changes=changes, context={"need": need.title})
        events.publish(NeedsChanged(need.buyer_id))
    return need


def _set_withdrawn(need: Need, withdrawn: bool, actor: User | None) -> None:
    with transaction.atomic():
        rows = Need.objects.filter(pk=need.pk, withdrawn_at__isnull=withdrawn)
        if rows.update(withdrawn_at=clock.now() if withdrawn else None):
            verb = "buyer.need_withdrawn" if withdrawn else "buyer.need_back"
            audit.record(verb, need.buyer, actor=actor, context={"need": need.title})
            events.publish(NeedsChanged(need.buyer_id))


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | bool | list | None) else str(value)
