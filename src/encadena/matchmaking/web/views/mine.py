"""A round as a firm, a buyer or an adviser sees it: their own agenda, and the sheets of whom they meet."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from encadena.firms.models import Firm

from ... import queries
from ...choices import NOT_COMING
from ...models import Participant, Round
from ...queries import rounds as reading
from ...queries.catalogue import certificates_of
from ...queries.needs import needs_of
from ...queries.own import OwnStep, steps_of
from ...queries.timetable import Timetable, timetable_of
from ...queries.wishes import counterparts_of
from ..access import visible_round
from ..pages import frame


def own_page(request: HttpRequest, round: Round) -> HttpResponse:
    """Every participant that the reader attends or is, each with its agenda once published."""
    people = list(queries.participants_visible_to(request.user, round))
    agenda = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    table = timetable_of(round, agenda, only={p.pk for p in people})
    rows = _with_agenda(people, table, steps_of(round, people))
    context = frame(request, round, "detail", people=rows, agenda=agenda)
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
    context["needs"] = needs_of(person.buyer) if person.buyer else []
    context["certificates"] = certificates_of([person.firm_id]).get(person.firm_id, []) if person.firm_id else []
    return render(request, "matchmaking/sheet.html", context)


def _counterpart(request: HttpRequest, round: Round, pk: int) -> Participant:
    everybody = round.participants.select_related("firm__commune", "buyer")
    if queries.may_manage(request.user, round):
        return get_object_or_404(everybody, pk=pk)
    own = set(queries.participants_visible_to(request.user, round).values_list("pk", flat=True))
    agenda = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    met = {p.pk for placed in timetable_of(round, agenda, only=own).placed for p in placed.everybody}
    if pk not in met | own and not _may_choose(request, round, pk):
        raise Http404
    return get_object_or_404(everybody, pk=pk)


def _may_choose(request: HttpRequest, round: Round, pk: int) -> bool:
    """Whoever comes reads the sheets of the other side, to choose whom to meet."""
    own = queries.participants_visible_to(request.user, round).exclude(status__in=NOT_COMING)
    return any(counterparts_of(person).filter(pk=pk).exists() for person in _one_of_each_side(own))


def _one_of_each_side(people: QuerySet[Participant]) -> list[Participant]:
    firm = people.filter(buyer__isnull=True, label="").first()
    buyer = people.filter(buyer__isnull=False).first()
    return [person for person in (firm, buyer) if person]


def _offerings(firm: Firm | None) -> list[Any]:
    if firm is None:
        return []
    return list(firm.offerings.filter(withdrawn_at__isnull=True).select_related("product", "service"))


def _with_agenda(
    people: list[Participant], table: Timetable, steps: Mapping[int, list[OwnStep]]
) -> list[dict[str, Any]]:
    return [
        {
            "person": p,
            "placed": table.by_person.get(p.pk, []),
            "waits": table.waits_of(p.pk),
            "steps": steps.get(p.pk, []),
        }
        for p in people
    ]
