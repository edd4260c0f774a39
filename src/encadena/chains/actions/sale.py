"""Sales inside a project: recorded, corrected, withdrawn, brought back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..errors import ANCHOR_NOT_IN_PROJECT, NOT_A_MEMBER
from ..models import ChainSale, LinkageProject
from ..queries.locking import locked
from ..rules.sale import check_sale

FIELDS = ("firm", "buyer", "month", "amount", "invoiced_on", "paid_on")


def save_sale(
    project: LinkageProject, *, sale: ChainSale | None, data: Mapping[str, Any], actor: User | None
) -> ChainSale:
    """New (None) or corrected; a firm that has left may still be paid. Any day of the month names it.

    Raises ``chain_not_a_member``, ``chain_anchor_not_in_project``, ``chain_sale_amount``, ``chain_sale_in_future``,
    ``chain_paid_before_invoice``, ``chain_paid_without_invoice``, ``chain_date_in_future``, ``chain_over``.
    """
    check_sale(data, clock.today())
    with transaction.atomic():
        current = locked(project)
        if not current.members.filter(firm=data["firm"]).exists():
            raise DomainError(NOT_A_MEMBER, firm=str(data["firm"]))
        if not current.anchors.filter(pk=data["buyer"].pk).exists():
            raise DomainError(ANCHOR_NOT_IN_PROJECT, buyer=str(data["buyer"]))
        row = sale or ChainSale(project=current)
        before = _told(row) if sale else {}
        for name in FIELDS:
            setattr(row, name, data.get(name))
        row.month = data["month"].replace(day=1)
        row.save()
        changes = {name: [before.get(name), value] for name, value in _told(row).items() if before.get(name) != value}
        record("chain_sale.corrected" if sale else "chain_sale.recorded", row, actor=actor, changes=changes)
    return row


def withdraw_sale(sale: ChainSale, *, actor: User | None) -> ChainSale:
    return _turn(sale, clock.now(), "chain_sale.withdrawn", actor)


def bring_back_sale(sale: ChainSale, *, actor: User | None) -> ChainSale:
    return _turn(sale, None, "chain_sale.brought_back", actor)


def _turn(sale: ChainSale, at: datetime | None, verb: str, actor: User | None) -> ChainSale:
    with transaction.atomic():
        locked(sale.project)
        current = ChainSale.objects.select_for_update(of=("self",)).get(pk=sale.pk)
        current.withdrawn_at = at
        current.save(update_fields=["withdrawn_at"])
        record(verb, current, actor=actor)
    return current


def _told(sale: ChainSale) -> dict[str, Any]:
    shown = {"firm": str(sale.firm), "buyer": str(sale.buyer), "amount": sale.amount}
    days = {name: getattr(sale, name) for name in ("month", "invoiced_on", "paid_on")}
    return {**shown, **{name: day.isoformat() if isinstance(day, date) else None for name, day in days.items()}}
