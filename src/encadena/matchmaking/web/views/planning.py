"""Asking for a plan and watching it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.jobs import actions as jobs
from encadena.jobs.models import Job
from encadena.jobs.queries import latest_job
from encadena.kernel.errors import DomainError

from ...actions.plan import KIND, SECONDS, plan_round
from ...models import Round
from ...queries.names import names_of
from ...wording import errors as wording
from ...wording import reasons as reason_wording
from ..access import actor_of, managed_round

CURVE_WIDTH, CURVE_HEIGHT = 240, 48


@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    wanted = request.POST.get("seconds", "")
    try:
        plan_round(round, seconds=int(wanted) if wanted.isdigit() else SECONDS, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    return redirect("matchmaking:detail", pk)


@require_POST
def plan_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish early and keep the best agenda found so far."""
    round = managed_round(request, pk)
    job = latest_job(KIND, round)
    if job is not None and job.open:
        jobs.cancel(job, actor=actor_of(request))
        messages.info(request, _("La búsqueda se detiene y conserva la mejor agenda encontrada."))
    return redirect("matchmaking:detail", pk)


def plan_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress of the search; polls itself while it runs, and reloads the page once it has ended."""
    round = managed_round(request, pk)
    job = latest_job(KIND, round)
    context = {"round": round, "job": job, "reasons": reasons_of(job, round), **curve_of(job)}
    response = render(request, "matchmaking/plan_panel.html", context)
    if request.htmx and job is not None and not job.open:  # type: ignore[attr-defined]
        response["HX-Refresh"] = "true"
    return response


def reasons_of(job: Job | None, round: Round) -> list[str]:
    """Why there is no agenda, in words: who or which session cannot fit, and what to change."""
    rows = job.result.get("reasons", []) if job is not None else []
    if not rows:
        return []
    names = names_of(round)
    return [reason_wording.sentence(row, names) for row in rows]


def curve_of(job: Job | None) -> dict[str, Any]:
    """The best so far and the bound over time, as points of two lines in a small drawing."""
    history = [h for h in (job.note.get("history", []) if job is not None else []) if h[1] is not None]
    if len(history) < 2:
        return {}
    top = max(h[1] for h in history) or 1
    last = max(h[0] for h in history) or 1

    def points(column: int) -> str:
        return " ".join(
            f"{CURVE_WIDTH * h[0] / last:.1f},{CURVE_HEIGHT - CURVE_HEIGHT * (h[column] or 0) / top:.1f}"
            for h in history
        )

    return {"best_line": points(1), "bound_line": points(2), "curve_width": CURVE_WIDTH, "curve_height": CURVE_HEIGHT}
