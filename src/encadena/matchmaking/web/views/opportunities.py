"""What is proposed to firms: needs of buyers outside of rounds, and the markets that a firm wants."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.accounts.choices import Role
from encadena.catalogs.queries.world import countries
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError

from ...actions import market as actions
from ...actions.market_wish import say_markets
from ...choices import ProposalState
from ...models import MarketWish, Proposal
from ...queries import market as reading
from ...queries.proposals import key_of, page_of_proposals
from ...wording.errors import sentence
from ...wording.matching import reason_lines
from ..access import actor_of
from ..forms.market import MarketWishForm


@require_GET
def proposal_list(request: HttpRequest) -> HttpResponse:
    """Needs that some firm of the reader could serve, the best first, with the reasons."""
    if getattr(request.user, "role", "") not in reading.PROPOSED_TO:
        raise PermissionDenied
    state = request.GET.get("estado", "")
    state = state if state in ProposalState.values else ProposalState.OPEN
    after = key_of(request.GET.get("desde", ""))
    page = page_of_proposals(request.user, state=state, after=after)
    context = {"rows": [_shown(p) for p in page.rows], "next_key": page.next_key, "after": after or "", "state": state}
    own = list(firms_visible_to(request.user)[:5]) if request.user.role == Role.FIRM else []  # type: ignore[union-attr]
    return render(
        request, "matchmaking/market/proposal_list.html", {**context, "states": ProposalState.choices, "own": own}
    )


@require_POST
def proposal_decide(request: HttpRequest, proposal: int) -> HttpResponse:
    row = get_object_or_404(reading.proposals_visible_to(request.user), pk=proposal)
    wanted = request.POST.get("state", "")
    if wanted not in ProposalState.values:
        raise BadRequest
    if not reading.may_decide(request.user, row.firm):
        raise Http404
    before = row.state
    try:
        note = request.POST.get("note", "")
        actions.decide(row, state=ProposalState(wanted), note=note, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, f"{row.firm}: {row.get_state_display()}")
    back = {"estado": before if before in ProposalState.values else ProposalState.OPEN}
    if after := key_of(request.POST.get("desde", "")):
        back["desde"] = str(after)
    return redirect(f"{reverse('matchmaking:proposals')}?{urlencode(back)}")


def markets(request: HttpRequest, firm: int) -> HttpResponse:
    """Which countries and buyers a firm wants, said by itself or by who attends it."""
    row = get_object_or_404(firms_visible_to(request.user), pk=firm)
    if not reading.may_decide(request.user, row):
        raise Http404
    wish = MarketWish.objects.filter(firm=row).first()
    form = MarketWishForm(request.POST or None, initial=MarketWishForm.initial_of(wish))
    if request.method == "POST" and form.is_valid():
        try:
            say_markets(row, data=form.cleaned_data, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Se guardó. Las próximas sugerencias lo toman en cuenta."))
            return redirect("matchmaking:markets", firm)
    context = {"firm": row, "form": form, "wish": wish, "lands": countries("es"), "back": _page_of(row)}
    status = 422 if form.errors else 200
    return render(request, "matchmaking/market/markets.html", context, status=status)


def _page_of(firm: Firm) -> str:
    return reverse("firms:page", args=[firm.pk])


def _shown(proposal: Proposal) -> dict[str, object]:
    return {"row": proposal, "lines": reason_lines(proposal.reasons)}
