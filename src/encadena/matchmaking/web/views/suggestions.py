"""Meetings that the program suggests, with the reasons; the organiser takes or dismisses them."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.jobs.queries import latest_job
from encadena.kernel.errors import DomainError

from ...actions import suggestions as actions
from ...choices import SuggestionState
from ...models import Round, Suggestion
from ...queries.readiness import readable_to
from ...queries.suggestions import advisers_of, suggested_firms, suggestions_of
from ...wording import errors as wording
from ...wording.matching import reason_lines
from ..access import actor_of, managed_round
from ..pages import frame

PAGE = 30
LEAST = ("40", "60", "80")
DECISIONS = {"take": actions.take, "dismiss": actions.dismiss, "reopen": actions.reopen}


def suggestion_list(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    state = request.GET.get("estado", SuggestionState.OPEN)
    least = request.GET.get("preparacion", "")
    ready = _ready(request, round, int(least)) if least in LEAST else None
    rows = suggestions_of(round, text=request.GET.get("q", "").strip()[:100], firms=ready)
    rows = rows.filter(state=state if state in SuggestionState.values else SuggestionState.OPEN)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = frame(request, round, "suggestions", page_obj=page, rows=_shown(request, round, list(page)), state=state)
    context |= {"states": SuggestionState.choices, "job": latest_job(actions.KIND, round)}
    return render(request, "matchmaking/suggestion_list.html", context | {"levels": LEAST, "least": least})


def _ready(request: HttpRequest, round: Round, least: int) -> list[int]:
    """Firms that the reader may know to be as ready as that."""
    return readable_to(request.user, round, suggested_firms(round)).at_least(least / 100)


def _shown(request: HttpRequest, round: Round, page: list[Suggestion]) -> list[dict[str, object]]:
    firms = [s.firm.firm_id for s in page if s.firm.firm_id]
    advisers, readable = advisers_of(request.user, firms), readable_to(request.user, round, firms)
    return [
        {
            "row": s,
            "lines": reason_lines(s.reasons, readiness=readable.may_read(firm)),
            "adviser": advisers.get(firm),
            "level": readable.levels.get(firm),
            "may_read": readable.may_read(firm),
        }
        for s, firm in ((s, s.firm.firm_id or 0) for s in page)
    ]


@require_POST
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    try:
        actions.ask_suggestions(round, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    return redirect("matchmaking:suggestions", pk)


@require_POST
def decide(request: HttpRequest, pk: int, suggestion: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(suggestions_of(round), pk=suggestion)
    wanted = request.POST.get("decision", "")
    if wanted not in DECISIONS:
        raise BadRequest
    try:
        DECISIONS[wanted](row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        text = _("%(buyer)s – %(firm)s: %(state)s")
        facts = {"buyer": row.buyer.name, "firm": row.firm.name, "state": row.get_state_display()}
        messages.success(request, text % facts)
    return redirect("matchmaking:suggestions", pk)
