"""Profiles of a round that lack something: what, who can fill it in, who was reminded when."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.jobs.queries import latest_job

from ...actions import notices as actions
from ...queries.completeness import profiles_of
from ...queries.suggestions import advisers_of
from ...wording.notices import lacks
from ..access import actor_of, managed_round
from ..pages import frame

PAGE = 40


def profile_list(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    everybody = profiles_of(round)
    lacking = [p for p in everybody if p.codes]
    page = Paginator(lacking, PAGE).get_page(request.GET.get("page"))
    advisers = advisers_of(request.user, [p.person.firm_id for p in page if p.person.firm_id])
    rows = [
        {"profile": p, "lacks": [lacks(c) for c in p.codes], "adviser": advisers.get(p.person.firm_id or 0)}
        for p in page
    ]
    context = frame(request, round, "participants", page_obj=page, rows=rows, total=len(everybody))
    context |= {"complete": len(everybody) - len(lacking), "reachable": sum(p.reachable for p in lacking)}
    context["job"] = latest_job(actions.PROFILES, round)
    return render(request, "matchmaking/profile_list.html", context)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    one = request.POST.get("person", "")
    actions.ask_reminders(round, participants=[int(one)] if one.isdigit() else [], actor=actor_of(request))
    messages.success(request, _("Mandamos el recordatorio. Nadie recibe dos el mismo día."))
    return redirect("matchmaking:profiles", pk)
