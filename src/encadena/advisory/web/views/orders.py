"""An order of a round, a mission or a fair, handed on as a milestone that waits to be verified."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from encadena.firms.models import Document
from encadena.kernel import clock

from ...models import Milestone
from ...queries.scope import clients_to_report
from ...registry import Order, OrderSource, order_source
from ..access import reader
from ..forms.milestones import typed
from ..forms.orders import OrderForm
from ..reporting import reported


def hand_on(request: HttpRequest, source: str, pk: int) -> HttpResponse:
    """For whoever attends the firm; anything else does not exist."""
    who, found = reader(request), order_source(source)
    order = found.find(who, pk) if found else None
    if found is None or order is None or not (clients := clients_to_report(who, order.firm)).exists():
        raise Http404
    initial = {**_initial(found, order), "client": clients.first()}
    form = OrderForm(request.POST or None, request.FILES or None, clients=clients, firm=order.firm, initial=initial)

    def save(papers: list[Document]) -> Milestone:
        made: Milestone = found.propose(
            order.row, client=form.cleaned_data["client"], data=form.values, documents=papers, actor=who
        )
        return made

    status = 422 if request.method == "POST" else 200
    done = reported(request, form, order.firm, save)
    return done or render(request, "advisory/milestones/order.html", {"order": order, "form": form}, status=status)


def _initial(source: OrderSource, order: Order) -> dict[str, Any]:
    what = str(source.what) % order.words
    on = min(order.on, clock.today())
    return {"on": on, "what": what[:300], "amount": typed(order.amount), "currency": order.currency}
