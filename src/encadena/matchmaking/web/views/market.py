"""Needs that are open outside of rounds, for the buyer and for whoever works with it."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from encadena.accounts.choices import Role
from encadena.jobs.queries import latest_job
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import buyers as buyer_actions
from ...actions import market as actions
from ...actions import needs as need_actions
from ...models import Buyer, Need, Proposal
from ...queries import market as reading
from ...wording.errors import sentence
from ...wording.matching import reason_lines
from ..access import actor_of
from ..forms import BuyerForm
from ..forms.market import StandingNeedForm, WhoseForm

PAGE = 30
SHOWN = 60


@require_GET
def need_list(request: HttpRequest) -> HttpResponse:
    _readers_only(request)
    closed = request.GET.get("ver") == "cerrados"
    page = Paginator(reading.standing_needs(request.user, closed=closed), PAGE).get_page(request.GET.get("page"))
    tallies = reading.tallies(list(page))
    rows = [(need, *tallies.get(need.pk, (0, 0))) for need in page]
    context = {"page_obj": page, "rows": rows, "closed": closed, **_reader(request)}
    return render(request, "matchmaking/market/need_list.html", context)


def need_new(request: HttpRequest) -> HttpResponse:
    """Written and opened at once; where the writer knows several buyers, for the one that is chosen."""
    _readers_only(request)
    buyers = reading.buyers_to_enter(request.user)
    form, whose = StandingNeedForm(request.POST or None), WhoseForm(request.POST or request.GET or None, buyers=buyers)
    if request.method == "POST" and form.is_valid() and whose.is_valid():
        made = _saved(request, form, whose.cleaned_data["buyer"], None)
        if made:
            return redirect("matchmaking:market_need", made.pk)
    only = list(buyers[:2])
    if request.method != "POST":
        whose = WhoseForm(
            buyers=buyers, initial={"buyer": request.GET.get("comprador") or (only[0].pk if only else "")}
        )
    context = {"form": form, "whose": whose, "only": only[0] if len(only) == 1 else None, "any": bool(only)}
    return render(request, "matchmaking/market/need_form.html", {**context, **_reader(request)})


def need_edit(request: HttpRequest, need: int) -> HttpResponse:
    row = _need(request, need)
    form = StandingNeedForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid() and _saved(request, form, row.buyer, _need(request, need)):
        return redirect("matchmaking:market_need", need)
    context = {"form": form, "need": row, **_reader(request)}
    return render(request, "matchmaking/market/need_form.html", context)


@require_GET
def need_page(request: HttpRequest, need: int) -> HttpResponse:
    """What is looked for, who is interested, and for whoever manages it who could be."""
    row = _need(request, need)
    own = _reader(request)
    proposals = list(reading.proposals_of(request.user, row)[:SHOWN]) if own["manages"] else []
    context = {
        "need": row,
        "needs": [row],
        "open": reading.comes_in(row, clock.today()),
        "interested": [_shown(p) for p in reading.interested_in(row)[:SHOWN]],
        "proposals": [_shown(p) for p in proposals if p.state != "interested"],
        "rounds": reading.rounds_to_take(request.user, row) if own["manages"] else [],
        "job": latest_job(actions.KIND, row),
        **own,
    }
    return render(request, "matchmaking/market/need.html", context)


@require_POST
def need_state(request: HttpRequest, need: int) -> HttpResponse:
    """Open or closed outside of rounds; the need itself stays."""
    row, wanted = _need(request, need), request.POST.get("state", "")
    act = {"open": actions.open_outside, "close": actions.close_outside}.get(wanted)
    if act is None:
        raise BadRequest
    try:
        act(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        if wanted == "open":
            actions.ask_proposals(row, actor=actor_of(request))
    return redirect("matchmaking:market_need", need)


@require_POST
def need_match(request: HttpRequest, need: int) -> HttpResponse:
    actions.ask_proposals(_need(request, need), actor=actor_of(request))
    return redirect("matchmaking:market_need", need)


@require_POST
def need_take(request: HttpRequest, need: int) -> HttpResponse:
    """Into a round that the reader manages: the buyer and who is interested, nothing copied."""
    row, chosen = _need(request, need), request.POST.get("round", "")
    round = next((r for r in reading.rounds_to_take(request.user, row) if str(r.pk) == chosen), None)
    if round is None:
        messages.error(request, _("Elige una rueda que organices y cuya agenda todavía no sea pública."))
        return redirect("matchmaking:market_need", need)
    try:
        people = actions.take_into_round(row, round=round, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentence(error))
        return redirect("matchmaking:market_need", need)
    text = ngettext("Se agregó %(count)s participante.", "Se agregaron %(count)s participantes.", len(people))
    messages.success(request, text % {"count": len(people)})
    return redirect("matchmaking:participants", round.pk)


def buyer_new(request: HttpRequest) -> HttpResponse:
    """A buyer who is in no round yet."""
    if not reading.may_add_buyers(request.user):
        raise PermissionDenied
    form = BuyerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        buyer = buyer_actions.create_buyer(data=form.cleaned_data, actor=actor_of(request))
        return redirect(reverse("matchmaking:market_need_new") + f"?comprador={buyer.pk}")
    return render(request, "matchmaking/market/buyer_form.html", {"form": form})


def _readers_only(request: HttpRequest) -> None:
    if getattr(request.user, "role", "") not in reading.MANAGERS | {Role.BUYER}:
        raise PermissionDenied


def _reader(request: HttpRequest) -> dict[str, object]:
    buyer = getattr(request.user, "role", "") == Role.BUYER
    return {"buyer_reads": buyer, "manages": not buyer, "adds": reading.may_add_buyers(request.user)}


def _need(request: HttpRequest, pk: int) -> Need:
    return get_object_or_404(reading.needs_visible_to(request.user), pk=pk)


def _saved(request: HttpRequest, form: StandingNeedForm, buyer: Buyer, need: Need | None) -> Need | None:
    try:
        if need is None:
            need = need_actions.add_need(buyer, data=form.values(), standing=True, actor=actor_of(request))
        else:
            need = need_actions.edit_need(need, data=form.values(), actor=actor_of(request))
    except DomainError as error:
        form.add_error(None, sentence(error))
        return None
    if reading.comes_in(need, clock.today()):
        actions.ask_proposals(need, actor=actor_of(request))
    messages.success(request, _("Se guardó el requerimiento."))
    return need


def _shown(proposal: Proposal) -> dict[str, object]:
    return {"row": proposal, "lines": reason_lines(proposal.reasons)}
