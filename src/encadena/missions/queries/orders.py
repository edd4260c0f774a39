"""Orders of a mission that wait to be handed on as milestones."""

from django.urls import reverse
from django.utils import timezone

from encadena.accounts.models import User
from encadena.advisory.registry import Order
from encadena.matchmaking.choices import Stage

from ..models import Application, Debrief
from .scope import applications_visible_to, missions_visible_to


def order_visible_to(user: User, pk: int) -> Order | None:
    """The order that the newest debrief of the application ``pk`` tells of, not yet handed on."""
    row = Application.objects.filter(pk=pk, mission__in=missions_visible_to(user)).select_related("mission").first()
    if row is None or not applications_visible_to(user, row.mission).filter(pk=pk).exists():
        return None
    orders = Debrief.objects.filter(application=row, replaced_at=None, stage=Stage.ORDER)
    orders = orders.filter(application__milestone_link=None)
    said = orders.select_related("application__mission", "application__firm").first()
    if said is None:
        return None
    event = str(row.mission)
    page = reverse("missions:application", args=[row.mission_id, pk])
    return Order(
        row=said, firm=said.application.firm, event=event, page=page, words={"event": event},
        on=timezone.localdate(said.created_at), amount=said.order_amount, currency=said.currency,
    )  # fmt: skip
