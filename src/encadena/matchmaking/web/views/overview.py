"""The first page of whoever manages a round: what comes next, how far it is, what was done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.jobs.queries import latest_job

from ... import planning, queries
from ...actions.plan import KIND
from ...choices import AgendaState, RoundState
from ...models import Agenda, Terms
from ...queries import rounds as reading
from ...queries.editions import editions_visible_to
from ...queries.registration import asked
from ..pages import frame
from .planning import reasons_of


def overview_page(request: HttpRequest, round: Any) -> HttpResponse:  # noqa: ANN401
    """``round`` carries the figures of ``queries.rounds.with_figures``."""
    agendas = list(queries.agendas_visible_to(request.user, round).select_related("created_by"))
    current = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    job = latest_job(KIND, round)
    context = frame(
        request,
        round,
        "detail",
        steps=_steps(round, agendas),
        editions=editions_visible_to(request.user, round.series_id) if round.series_id else [],
        agendas=agendas,
        agenda=current,
        job=job,
        reasons=reasons_of(job, round),
        capacity=round.slot_count * round.table_count,
        states=[s for s in RoundState.choices if s[0] not in (RoundState.PUBLISHED, round.state)],
        violations=len(planning.violations_of(current)) if current else None,
    )
    return render(request, "matchmaking/overview.html", context)


def _steps(round: Any, agendas: list[Agenda]) -> list[dict[str, Any]]:  # noqa: ANN401
    """The way from nothing to a published agenda; the first open step is the thing to do."""
    published = any(a.state == AgendaState.PUBLISHED for a in agendas)
    steps = [
        (_("Define días y horarios"), bool(round.slot_count), "setup"),
        (_("Indica las mesas"), bool(round.table_count), "setup"),
        (_("Escribe las bases"), Terms.objects.filter(round=round).exists(), "terms_edit"),
        (_("Agrega participantes"), bool(round.firm_count + round.buyer_count), "participants"),
        (_("Responde las inscripciones"), not asked(round).exists(), "registrations"),
        (_("Elige las reuniones"), bool(round.meeting_count), "choice"),
        (_("Planifica la agenda"), bool(agendas), "agenda"),
        (_("Publica la agenda"), published, "agenda"),
    ]
    first_open = next((i for i, (_label, done, _page) in enumerate(steps) if not done), None)
    return [
        {
            "label": label,
            "done": done,
            "next": i == first_open,
            "url": reverse(f"matchmaking:{page}", args=[round.pk]),
        }
        for i, (label, done, page) in enumerate(steps)
    ]
