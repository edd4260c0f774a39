"""The supplier network: of all that the reader reaches, of a project, a buyer, a firm; and what a closing does."""

from collections.abc import Collection
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to

from ...models import AnchorBuyer, LinkageProject
from ...planning.closing import FALLS_AT, Aftermath, Loss, aftermath
from ...planning.network import bought_by, dependents, network_of, node_of
from ...planning.others import Other, others_for
from ...planning.picture import drawn as picture_drawn
from ...queries.payments import tallies, whole
from ...queries.trade import MOST_PAIRS, Period, Trade, all_sales_to, trade_of, years_of_sales
from ...rules.payment import LEGAL_DAYS
from ...wording.network import basis_words, picture_words, reason_words, unknown_words
from ..access import STAFF, reader, visible_project
from ..frame import drawn
from ..network_picture import svg_of

PER_PAGE = 50
CHOICES = 40
DETAILED = 12


@require_safe
def network(request: HttpRequest) -> HttpResponse:
    user, period = reader(request, STAFF), Period.of(request.GET.get("anio", ""))
    return render(request, "chains/network.html", _shown(request, trade_of(user, period)))


@require_safe
def of_project(request: HttpRequest, pk: int) -> HttpResponse:
    project, period = visible_project(request, pk, STAFF), Period.of(request.GET.get("anio", ""))
    trade = trade_of(reader(request), period, project=project)
    return drawn(request, project, "project_network", **_shown(request, trade))


@require_safe
def of_buyer(request: HttpRequest, pk: int) -> HttpResponse:
    """How long a buyer takes to pay is public among centres; who sells to it is told as far as the reader sees."""
    user, period = reader(request, STAFF), Period.of(request.GET.get("anio", ""))
    buyer = get_object_or_404(AnchorBuyer, pk=pk)
    payment = whole(tallies(all_sales_to(buyer, period))).payment
    shown = _shown(request, trade_of(user, period, buyer=buyer))
    return render(request, "chains/network_buyer.html", {**shown, "buyer": buyer, "payment": payment})


@require_safe
def of_firm(request: HttpRequest, pk: int) -> HttpResponse:
    """Its buyers, and who else could buy from it."""
    user, period = reader(request, STAFF), Period.of(request.GET.get("anio", ""))
    trade = trade_of(user, period)
    firm = firms_visible_to(user).filter(pk=pk).first() or _seen(trade, pk)
    net = network_of(trade)
    own = next((row for row in dependents(trade, net) if row.firm == pk), None)
    others = [(o, reason_words(o), unknown_words(o)) for o in others_for(user, trade, net, pk)]
    rows = sorted((pair for pair in trade.pairs if pair.firm == pk), key=lambda pair: -pair.amount)
    context = {
        **_around(request, trade),
        "firm": firm,
        "own": own,
        "basis": basis_words(own.basis) if own else "",
        "total": trade.totals.get(pk),
        "rows": [(pair, trade.buyer_names[pair.buyer]) for pair in rows],
        "others": others,
    }
    return render(request, "chains/network_firm.html", context)


@require_safe
def closing(request: HttpRequest) -> HttpResponse:
    """``?cierra=`` buyers that close, ``caen=`` percent at which a firm falls, ``proyecto=`` only one project."""
    user, period = reader(request, STAFF), Period.of(request.GET.get("anio", ""))
    project = _asked_project(request)
    trade = trade_of(user, period, project=project)
    net = network_of(trade)
    known = {pair.buyer for pair in trade.pairs}
    closed = [pk for pk in map(_number, request.GET.getlist("cierra")) if pk in known]
    falls_at = _number(request.GET.get("caen", ""))
    falls_at = falls_at if falls_at in FALLS_AT else FALLS_AT[1]
    told = aftermath(trade, net, closed, falls_at)
    gone = {node_of(trade, pk) for pk in closed}
    tones = {loss.firm: f"wave wave-{min(loss.wave, 3)}" for loss in told.losses} | dict.fromkeys(gone, "closed")
    gone |= {loss.firm for loss in told.losses if (loss.share or 0) * 100 >= falls_at}
    context = {
        **_around(request, trade),
        "project": project,
        "choices": bought_by(trade, net)[:CHOICES],
        "closed": closed,
        "closed_names": [trade.buyer_names[pk] for pk in closed],
        "falls_at": falls_at,
        "falls": [(at, at / 100) for at in FALLS_AT],
        "told": told,
        "page": Paginator(told.losses, PER_PAGE).get_page(request.GET.get("page")),
        "others": _for_the_stranded(user, trade, told, gone) if closed else [],
        "svg": svg_of(picture_drawn(trade, net, closed), tones) if closed else None,
    }
    return render(request, "chains/network_closing.html", context)


def _for_the_stranded(
    user: User, trade: Trade, told: Aftermath, gone: Collection[int]
) -> list[tuple[Loss, list[tuple[Other, list[str]]]]]:
    """The first few, each with two buyers to try."""
    net = network_of(trade)
    stranded = [loss for loss in told.losses if loss.stranded][:DETAILED]
    return [
        (loss, [(other, reason_words(other)) for other in others_for(user, trade, net, loss.firm, gone)[:2]])
        for loss in stranded
    ]


def _shown(request: HttpRequest, trade: Trade) -> dict[str, Any]:
    net = network_of(trade)
    firms, buyers = dependents(trade, net), bought_by(trade, net)
    page = Paginator(firms, PER_PAGE).get_page(request.GET.get("page"))
    return {
        **_around(request, trade),
        "page": page,
        "rows": [(row, basis_words(row.basis)) for row in page],
        "firms": len(firms),
        "buyers": buyers,
        "only": sum(row.only for row in firms),
        "half": sum((row.share or 0) >= 0.5 for row in firms),
        "told": sum(row.share is not None for row in firms),
        "svg": svg_of(picture_drawn(trade, net)),
        "words": picture_words(firms, buyers),
    }


def _around(request: HttpRequest, trade: Trade) -> dict[str, Any]:
    return {
        "period": trade.period,
        "years": years_of_sales(),
        "hidden": trade.hidden_firms,
        "left_out": trade.left_out,
        "most": MOST_PAIRS,
        "legal_days": LEGAL_DAYS,
    }


def _seen(trade: Trade, pk: int) -> Firm:
    """A firm that the reader meets in a project that its centre leads. Raises 404."""
    if pk not in trade.names:
        raise Http404
    return get_object_or_404(Firm, pk=pk)


def _asked_project(request: HttpRequest) -> LinkageProject | None:
    pk = _number(request.GET.get("proyecto", ""))
    return visible_project(request, pk, STAFF) if pk else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
