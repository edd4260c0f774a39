"""The board of whoever runs the day, and what is said there of meetings and tables."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import happening as actions
from ...choices import HappeningState
from ...models import Round
from ...queries.board import board_of
from ...queries.standing import standing_of
from ...queries.window import part_of
from ...wording import day as wording
from ..access import actor_of, managed_round
from ..live import ticket
from ..pages import frame
from .day_files import badge_files

TABLES = 60
"""Of the board on one page."""


@require_GET
def day(request: HttpRequest, pk: int) -> HttpResponse:
    """Now and next at every table. The page follows the round and fetches its board again when something changed."""
    round = managed_round(request, pk)
    context = frame(
        request,
        round,
        "day",
        **_board(request, round),
        ticket=ticket.issue(round.pk, ticket.PULSE),
        badges=badge_files(round),
        wall=ticket.issue(round.pk, ticket.WALL),
        next_day=round.days.filter(on__gte=clock.now().astimezone(round.zone).date()).order_by("on").first(),
    )
    return render(request, "matchmaking/day/board.html", context)


@require_GET
def board(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    context = {"round": round, **_board(request, round)}
    return render(request, "matchmaking/day/board_body.html", context)


@require_POST
def happening(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """It runs, it was held, it was not; an empty ``state`` takes that back."""
    round = managed_round(request, pk)
    people = ("first__firm", "first__buyer", "second__firm", "second__buyer")
    row = get_object_or_404(round.meetings.filter(cancelled_at__isnull=True).select_related(*people), pk=meeting)
    state, missing = request.POST.get("state", ""), request.POST.get("missing", "")
    if state and state not in HappeningState.values:
        raise BadRequest
    absent = next((p for p in (row.first, row.second) if str(p.pk) == missing), None)
    try:
        actions.note_meeting(
            row, state=HappeningState(state) if state else None, missing=absent, actor=actor_of(request)
        )
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    return _answer(request, round)


@require_POST
def table_state(request: HttpRequest, pk: int, table: int) -> HttpResponse:
    """Close a table from the slot that runs on, or open it again."""
    round = managed_round(request, pk)
    desk = get_object_or_404(round.tables.all(), pk=table)
    desk.round = round
    standing = standing_of(round, clock.now())
    hours, shown = (standing.programme.hours if standing.programme else ()), standing.moment.shown
    if request.POST.get("open") == "1":
        actions.open_table(desk, actor=actor_of(request))
        messages.success(request, _("La mesa %(table)s quedó abierta.") % {"table": desk})
    elif shown is None:
        messages.error(request, _("Hoy no quedan horarios. No hay nada que cerrar."))
    else:
        slot = round.slots.get(pk=hours[shown].pk)
        actions.close_table(desk, since=slot, reason=request.POST.get("reason", ""), actor=actor_of(request))
        text = _("La mesa %(table)s quedó cerrada. Arregla la agenda para mover sus reuniones.") % {"table": desk}
        messages.success(request, text)
    return _answer(request, round)


def _board(request: HttpRequest, round: Round) -> dict[str, Any]:
    """The board and the part of its tables that this page shows."""
    hour, page = (int(n) if (n := request.GET.get(key, "")).isdigit() else None for key in ("horario", "page"))
    board = board_of(standing_of(round, clock.now()), hour)
    return {"board": board, "part": part_of(board.rows, lambda _row: 1, page or 1, TABLES)}


def _answer(request: HttpRequest, round: Round) -> HttpResponse:
    if request.htmx:  # type: ignore[attr-defined]
        context = {"round": round, **_board(request, round), "out_of_band": True}
        return render(request, "matchmaking/day/board_answer.html", context)
    return redirect(reverse("matchmaking:day", args=[round.pk]))
