"""An order that a firm brought from a mission, handed on as a milestone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from encadena.advisory.queries.scope import WRITERS, clients_visible_to
from encadena.kernel.errors import DomainError
from encadena.matchmaking.choices import Stage

from ...actions.milestone import propose_milestone
from ...models import Application, Debrief
from ...wording.errors import sentence
from ..access import reader, visible_application, visible_mission
from ..forms import OrderMilestoneForm
from ..frame import frame


def milestone(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """The newest debrief's order becomes a milestone that waits to be verified. For whoever attends the firm."""
    mission = visible_mission(request, pk)
    row = visible_application(request, mission, application)
    order = get_object_or_404(
        row.debriefs.filter(replaced_at__isnull=True, stage=Stage.ORDER, application__milestone_link=None)
    )
    clients = clients_visible_to(request.user).filter(firm=row.firm).select_related("firm", "centre")
    if reader(request).role not in WRITERS or not clients.exists():
        raise Http404
    form = OrderMilestoneForm(
        request.POST or None,
        clients=clients,
        firm=row.firm,
        initial={**_initial(row, order), "client": clients.first()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = propose_milestone(
                order, client=form.cleaned_data["client"], data=form.facts,
                documents=form.cleaned_data.get("documents") or (), actor=reader(request),
            )  # fmt: skip
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("El hito quedó por verificar. Lo verifica otra persona."))
            return redirect("advisory:milestone", made.pk)
    context = frame(request, mission, "detail", form=form, application=row)
    return render(request, "missions/milestone.html", context, status=422 if form.errors else 200)


def _initial(application: Application, order: Debrief) -> dict[str, Any]:
    what = _("Pedido de la misión %(mission)s") % {"mission": application.mission}
    amount = order.closed if order.closed is not None else order.committed
    return {"on": order.created_at.date(), "what": what[:300], "amount": amount, "currency": order.currency}
