"""Working hours as slots: which ones fall outside, computed anew whenever slots, hours or clocks change."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from encadena.accounts.models import User

from ..choices import AwayReason
from ..models import Participant, Round, Unavailability
from ..rules.zones import outside_hours

Spans = list[tuple[int, datetime, datetime]]


def apply_hours(people: Iterable[Participant], *, actor: User | None) -> int:
    """Slots outside the working hours of each become unavailable with that reason; how many. Those that somebody
    entered by hand stay. Call it inside the transaction of the change.
    """
    people = list(people)
    own = Unavailability.objects.filter(participant__in=[p.pk for p in people])
    own.filter(reason=AwayReason.HOURS).delete()
    entered = set(own.values_list("participant", "slot"))
    spans = _spans({p.round_id for p in people})
    rows = [
        Unavailability(participant=p, slot_id=slot, reason=AwayReason.HOURS)
        for p in people
        for slot in _outside(p, spans)
        if (p.pk, slot) not in entered
    ]
    return len(Unavailability.objects.bulk_create(rows, batch_size=500))


def apply_hours_of(round: Round, *, actor: User | None) -> int:
    """Of everybody in the round who said when they work."""
    people = round.participants.filter(works_from__isnull=False).select_related("round", "buyer")
    return apply_hours(people, actor=actor)


def _outside(person: Participant, spans: Mapping[int, Spans]) -> list[int]:
    if person.works_from is None or person.works_until is None:
        return []
    zone = person.zone or person.round.zone
    return outside_hours(spans[person.round_id], zone, person.works_from, person.works_until)


def _spans(rounds: Iterable[int]) -> dict[int, Spans]:
    slots = {pk: Round(pk=pk).slots.values_list("pk", "starts_at", "ends_at") for pk in rounds}
    return {pk: list(rows) for pk, rows in slots.items()}
