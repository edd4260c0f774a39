"""An order that a firm reports, handed on as a milestone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from encadena.advisory.queries.scope import WRITERS, clients_visible_to
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError

from ...actions.outcome_milestone import propose_milestone
from ...choices import Stage
from ...models import Outcome
from ...queries import outcomes as asking
from ...wording.errors import sentence
from ..access import actor_of, visible_round
from ..forms.outcomes import OrderMilestoneForm
from ..pages import frame

NAMES = tuple(f"meeting__{name}" for name in asking.NAMES)


def order_milestone(request: HttpRequest, pk: int, outcome: int) -> HttpResponse:
    """An order that the firm reports becomes a milestone that waits to be verified. For whoever attends the firm."""
    round = visible_round(request, pk)
    orders = Outcome.objects.filter(round=round, latest=True, stage=Stage.ORDER, meeting__milestone_link=None)
    row = get_object_or_404(orders.select_related("participant__firm", "meeting", *NAMES), pk=outcome)
    firm = get_object_or_404(firms_visible_to(request.user), pk=row.participant.firm_id or 0)
    clients = clients_visible_to(request.user).filter(firm=firm).select_related("firm", "centre")
    if getattr(request.user, "role", "") not in WRITERS or not clients.exists():
        raise Http404
    form = OrderMilestoneForm(request.POST or None, clients=clients, firm=firm, initial=_order_initial(row, clients))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            milestone = propose_milestone(
                row,
                client=data["client"],
                data={name: data[name] for name in ("on", "what", "amount", "currency")},
                documents=data.get("documents") or (),
                actor=actor_of(request),
            )
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("El hito quedó por verificar. Lo verifica otra persona."))
            return redirect("advisory:milestone", milestone.pk)
    context = frame(request, round, "detail", form=form, outcome=row, firm=firm)
    return render(request, "matchmaking/outcomes/order_milestone.html", context, status=422 if form.errors else 200)


def _order_initial(row: Outcome, clients: Any) -> dict[str, Any]:  # noqa: ANN401
    meeting = row.meeting
    other = meeting.first if meeting.second_id == row.participant_id else meeting.second
    amount, known = (row.closed, row.currency) if row.closed is not None else (row.committed, row.currency)
    what = _("Pedido de %(buyer)s en %(round)s") % {"buyer": other.name, "round": row.round}
    return {"client": clients.first(), "on": row.reported_on, "what": what[:300], "amount": amount, "currency": known}
