"""Orders of meetings that wait to be handed on as milestones."""

from django.urls import reverse

from encadena.accounts.models import User
from encadena.advisory.registry import Order
from encadena.firms.queries.scope import firms_visible_to

from ..choices import Stage
from ..models import Outcome
from .outcomes import NAMES
from .scope import rounds_visible_to


def order_visible_to(user: User, pk: int) -> Order | None:
    """The order that the firm itself tells of in the outcome ``pk``, not yet handed on."""
    orders = Outcome.objects.filter(latest=True, stage=Stage.ORDER, meeting__milestone_link=None)
    orders = orders.filter(round__in=rounds_visible_to(user), participant__firm__in=firms_visible_to(user))
    related = ("round", "participant__firm", "meeting", *(f"meeting__{name}" for name in NAMES))
    said = orders.select_related(*related).filter(pk=pk).first()
    if said is None or said.participant.firm is None:
        return None
    meeting, firm = said.meeting, said.participant.firm
    other = meeting.first if meeting.second_id == said.participant_id else meeting.second
    return Order(
        row=said, firm=firm, event=str(said.round), page=reverse("firms:page", args=[firm.pk]),
        words={"buyer": other.name, "round": str(said.round)}, on=said.reported_on,
        amount=said.closed if said.closed is not None else said.committed, currency=said.currency,
    )  # fmt: skip
