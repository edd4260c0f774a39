"""The rounds of a stretch of days and what came of them, for who counts over all of them at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from ..choices import RoundState
from ..models import Meeting, Participant, Round
from ..rules.results import Fact
from .facts import read_facts

OUT = (RoundState.PUBLISHED, RoundState.CLOSED)


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
