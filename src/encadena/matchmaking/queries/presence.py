"""Who is here: the marks of a day, read once for everybody."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from ..models import Day, Mark, Participant, Round
from ..rules.presence import NOTHING, Presence, presence_of


def day_at(round: Round, at: datetime) -> Day | None:
    """The day of the round whose date it is at this moment, by the clock of the place."""
    return round.days.filter(on=at.astimezone(round.zone).date()).first()


def presences(day: Day | None, people: Collection[int] | None = None) -> dict[int, Presence]:
    """By participant; whoever is not in it said nothing. One query."""
    if day is None:
        return {}
    marks = Mark.objects.filter(day=day, undone_at__isnull=True).order_by("at", "pk")
    if people is not None:
        marks = marks.filter(participant__in=people)
    grouped: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks.only("participant_id", "kind", "at", "expected_at"):
        grouped[mark.participant_id].append(mark)
    return {person: presence_of(said) for person, said in grouped.items()}


def presence(participant: Participant, day: Day | None) -> Presence:
    return presences(day, [participant.pk]).get(participant.pk, NOTHING)


def found(round: Round, text: str, most: int = 20) -> list[Participant]:
    """Participants of the round by name, RUT or number of their badge, as somebody at a desk types it."""
    people = round.participants.exclude(status="withdrawn").select_related("firm", "buyer")
    for word in text.split():
        named = Q(firm__name__icontains=word) | Q(firm__trade_name__icontains=word) | Q(buyer__name__icontains=word)
        named |= Q(label__icontains=word)
        digits = word.replace(".", "").replace("-", "").upper()
        if digits[:1].isdigit():
            named |= Q(firm__rut__startswith=digits)
            if digits.isdigit() and len(digits) < 10:
                named |= Q(order=int(digits))
        people = people.filter(named)
    return list(people.order_by("order", "pk")[:most])
