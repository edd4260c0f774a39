"""Orders of a fair that wait to be handed on as milestones."""

from django.urls import reverse
from django.utils import timezone

from encadena.accounts.models import User
from encadena.advisory.registry import Order
from encadena.matchmaking.choices import Stage

from ..models import Exhibitor, Outcome
from .scope import exhibitors_visible_to, fairs_visible_to


def order_visible_to(user: User, pk: int) -> Order | None:
    """The newest order of the exhibitor ``pk``, not yet handed on."""
    row = Exhibitor.objects.filter(pk=pk, fair__in=fairs_visible_to(user)).select_related("fair").first()
    if row is None or not exhibitors_visible_to(user, row.fair).filter(pk=pk).exists():
        return None
    orders = Outcome.objects.filter(exhibitor=row, replaced_at=None, stage=Stage.ORDER, exhibitor__milestone_link=None)
    said = orders.select_related("exhibitor__fair", "exhibitor__firm").first()
    if said is None:
        return None
    event = str(row.fair)
    page = reverse("fairs:exhibitor", args=[row.fair_id, pk])
    return Order(
        row=said, firm=said.exhibitor.firm, event=event, page=page, words={"event": event},
        on=timezone.localdate(said.created_at), amount=said.order_amount, currency=said.currency,
    )  # fmt: skip
