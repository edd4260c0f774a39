"""The rounds of a stretch of days and what came of them, for who counts over all of them at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ..choices import AgendaState, HappeningState, RoundState, Stage
from ..models import AgendaMeeting, Meeting, Outcome, Participant, Round
from ..rules.results import Fact
from .facts import read_facts

OUT = (RoundState.PUBLISHED, RoundState.CLOSED)
_PRESENT = (HappeningState.RUNNING, HappeningState.HELD)


@dataclass(frozen=True)
class Person:
    """A firm (with what lists know of it) or a buyer in a round; neither for one that an import only numbers."""

    firm: int | None
    firm_into: int | None
    firm_name: str
    section: str
    region: str
    buyer: int | None


def rounds_held(first: date, until: date) -> list[Any]:
    """Published ones whose last day (``last_day``) lies in [first, until), the oldest first. One query."""
    ended = Round.objects.filter(state__in=OUT).annotate(last_day=Max("days__on"))
    return list(ended.filter(last_day__gte=first, last_day__lt=until).order_by("last_day", "pk"))


def agreed_in(rounds: QuerySet[Round]) -> list[Fact]:
    """What is known of every meeting of the published agendas. Four queries."""
    meetings = Meeting.objects.filter(round__in=rounds.order_by().values("pk"), cancelled_at__isnull=True)
    return [fact for fact in read_facts(meetings, rounds) if fact.placed]


def people_of(rounds: QuerySet[Round]) -> dict[int, Person]:
    """By participant. One query."""
    fields = ("firm", "firm__merged_into", "firm__sort_name", "firm__section", "firm__region_id", "buyer")
    rows = Participant.objects.filter(round__in=rounds.order_by().values("pk")).order_by()
    return {
        pk: Person(firm, into, name or "", section or "", region or "", buyer)
        for pk, firm, into, name, section, region, buyer in rows.values_list("pk", *fields)
    }


def meetings_agreed(first: date, until: date) -> QuerySet[Meeting]:
    """Of a firm with a buyer, in the published agendas of ``rounds_held``, whose query it makes."""
    agendas = AgendaMeeting.objects.filter(
        agenda__round__in=[one.pk for one in rounds_held(first, until)], agenda__state=AgendaState.PUBLISHED
    )
    pairs = Q(first__firm__isnull=False, second__buyer__isnull=False)
    pairs |= Q(first__buyer__isnull=False, second__firm__isnull=False)
    return Meeting.objects.filter(pairs, pk__in=agendas.values("meeting"), cancelled_at__isnull=True)


def only_held(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """By the mark at the table or because a side says so."""
    return meetings.filter(Q(happening__state__in=_PRESENT) | _said_at_least(Stage.NO_INTEREST))


def only_with_outcome(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """That came to a sample, a quotation or an order, as one of both sides says; those are held as well."""
    return meetings.filter(_said_at_least(Stage.SAMPLE))


def firms_in(meetings: QuerySet[Meeting]) -> QuerySet[Participant, int]:
    """Keys of their firms; of one that was merged away, the firm that it lives on in."""
    keys = meetings.order_by().values("pk")
    people = Participant.objects.filter(
        Q(meetings_as_first__in=keys) | Q(meetings_as_second__in=keys), firm__isnull=False
    )
    return people.order_by().values_list(Coalesce("firm__merged_into", "firm"), flat=True)


def _said_at_least(stage: Stage) -> Exists:
    return Exists(Outcome.objects.filter(meeting=OuterRef("pk"), latest=True, stage__gte=stage))
