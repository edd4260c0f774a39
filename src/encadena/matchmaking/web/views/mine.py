"""A round as a firm, a buyer or an adviser sees it: their own agenda, and the sheets of whom they meet."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from encadena.firms.models import Firm

from ... import queries
from ...models import Participant, Round
from ...queries import rounds as reading
from ...queries.timetable import Timetable, timetable_of
from ..access import visible_round
from ..pages import frame


def own_page(request: HttpRequest, round: Round) -> HttpResponse:
    """Every participant that the reader attends or is, each with its agenda once published."""
    people = list(queries.participants_visible_to(request.user, round))
    agenda = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    table = timetable_of(round, agenda, only={p.pk for p in people})
    context = frame(request, round, "detail", people=_with_agenda(people, table), agenda=agenda)
    return render(request, "matchmaking/own.html", context)


def my_rounds(request: HttpRequest) -> HttpResponse:
    """Where a buyer or a firm starts: straight to the next round when there is only that one."""
    rounds = queries.rounds_visible_to(request.user)
    upcoming = reading.next_round(rounds)
    if upcoming is not None and rounds.count() == 1:
        return redirect("matchmaking:detail", upcoming.pk)
    return redirect("matchmaking:list")


def sheet(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    """What is known of somebody whom the reader meets: a firm's offerings, a buyer's wish. Only once published."""
    round = visible_round(request, pk)
    person = _counterpart(request, round, participant)
    context = frame(request, round, "detail", person=person, offerings=_offerings(person.firm))
    return render(request, "matchmaking/sheet.html", context)


def _counterpart(request: HttpRequest, round: Round, pk: int) -> Participant:
    everybody = round.participants.select_related("firm__commune", "buyer")
    if queries.may_manage(request.user, round):
        return get_object_or_404(everybody, pk=pk)
    own = set(queries.participants_visible_to(request.user, round).values_list("pk", flat=True))
    agenda = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    met = {p.pk for placed in timetable_of(round, agenda, only=own).placed for p in (placed.first, placed.second)}
    if pk not in met | own:
        raise Http404
    return get_object_or_404(everybody, pk=pk)


def _offerings(firm: Firm | None) -> list[Any]:
    if firm is None:
        return []
    return list(firm.offerings.filter(withdrawn_at__isnull=True).select_related("product", "service"))


def _with_agenda(people: list[Participant], table: Timetable) -> list[dict[str, Any]]:
    return [{"person": p, "placed": table.by_person.get(p.pk, []), "waits": table.waits_of(p.pk)} for p in people]
