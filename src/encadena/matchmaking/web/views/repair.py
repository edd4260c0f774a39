"""Repairs on the day: asked with one press, looked at, applied, taken back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel.errors import DomainError

from ...actions import repair as actions
from ...choices import AgendaState, RepairState
from ...errors import RepairOutdated
from ...models import Repair, Round
from ...queries.differences import differences
from ...wording import day as wording
from ...wording import repair as words
from ..access import actor_of, managed_round
from ..pages import frame

SHOWN = 200
"""Changes on a page: a day of 13,000 meetings may change in thousands of places."""


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    try:
        repair = actions.ask_repair(round, count_missing=request.POST.get("missing") == "1", actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
        return redirect("matchmaking:day", pk)
    return redirect("matchmaking:repair", pk, repair.pk)


@require_GET
def show(request: HttpRequest, pk: int, repair: int) -> HttpResponse:
    """Every change with its reason, who has to be told, what it is worth; nothing has changed yet."""
    round = managed_round(request, pk)
    return _page(request, round, _repair(round, repair))


@require_POST
def apply(request: HttpRequest, pk: int, repair: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = _repair(round, repair)
    try:
        agenda = actions.apply_repair(row, actor=actor_of(request))
    except RepairOutdated as error:
        row.refresh_from_db()
        return _page(request, round, row, error=wording.sentence(error), outdated=True)
    except DomainError as error:
        messages.error(request, wording.sentence(error))
        return redirect("matchmaking:repair", pk, row.pk)
    undo = reverse("matchmaking:repair_undo", args=[pk, row.pk])
    text = _("La versión %(number)s quedó publicada. Se avisa a quienes cambian.") % {"number": agenda.number}
    messages.success(request, text, extra_tags=f"undo:{undo}")
    return redirect("matchmaking:day", pk)


@require_POST
def discard(request: HttpRequest, pk: int, repair: int) -> HttpResponse:
    return _decide(
        request, pk, repair, actions.discard_repair, _("El arreglo quedó descartado. La agenda sigue igual.")
    )


@require_POST
def undo(request: HttpRequest, pk: int, repair: int) -> HttpResponse:
    done = _("Volvió lo que estaba publicado antes del arreglo.")
    return _decide(request, pk, repair, actions.undo_repair, done)


def _decide(request: HttpRequest, pk: int, repair: int, act: Any, done: str) -> HttpResponse:  # noqa: ANN401
    round = managed_round(request, pk)
    try:
        act(_repair(round, repair), actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, done)
    return redirect("matchmaking:day", pk)


def _page(
    request: HttpRequest, round: Round, repair: Repair, *, error: str = "", outdated: bool = False
) -> HttpResponse:
    current = round.agendas.filter(state=AgendaState.PUBLISHED).first()
    page_obj = Paginator(repair.changes, SHOWN).get_page(request.GET.get("page"))
    context = frame(
        request,
        round,
        "day",
        repair=repair,
        error=error,
        page_obj=page_obj,
        lines=[_line(change, round) for change in page_obj],
        people=sorted({name for change in repair.changes for name in change["names"]}),
        counts=_counts(repair),
        waits=repair.state == RepairState.ASKED,
        meanwhile=differences(repair.base, current) if outdated and current else [],
        undoable=repair.state == RepairState.APPLIED and current is not None and repair.result_id == current.pk,
        open=repair.state == RepairState.READY,
    )
    return render(request, "matchmaking/day/repair.html", context, status=409 if outdated else 200)


def _line(change: dict[str, Any], round: Round) -> dict[str, str]:
    return {
        "kind": words.kind(change),
        "tone": words.TONES[change["kind"]],
        "names": " – ".join(change["names"]),
        "before": words.place(change, "from", round.zone),
        "after": words.place(change, "to", round.zone),
        "reason": words.reason(change, round.zone),
    }


def _counts(repair: Repair) -> list[tuple[str, int]]:
    kinds = [change["kind"] for change in repair.changes]
    return [(words.kind({"kind": kind}), kinds.count(kind)) for kind in words.TONES if kind in kinds]


def _repair(round: Round, pk: int) -> Repair:
    row = get_object_or_404(round.repairs.select_related("base", "result", "created_by", "decided_by"), pk=pk)
    row.round = row.base.round = round
    return row
