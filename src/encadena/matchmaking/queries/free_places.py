"""Whom somebody who came without an agenda may still meet today: both free, a table free, something in common."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from ..choices import ParticipantStatus
from ..models import Participant, Suggestion
from ..rules.presence import misses
from ..rules.suggestions import shared_words, stems
from .agenda_rules import agenda_rules_of
from .matrix import offers_of
from .programme import Desk, Hour, Programme
from .standing import Standing

MOST = 12
MOST_CANDIDATES = 2000


@dataclass(frozen=True)
class Place:
    """A meeting that could be held: whom, when, where, and what speaks for it (words of the wish that are sold)."""

    other: Participant
    hour: Hour
    desk: Desk
    words: list[str]
    score: float


def free_places(standing: Standing, person: Participant) -> list[Place]:
    """The best first, one place for each counterpart; empty when the day is over."""
    programme = standing.programme
    if programme is None:
        return []
    busy = _busy(programme)
    ahead = [h for h in programme.hours if h.starts_at > standing.at]
    stays = {h.pk: hours for h in ahead if (hours := _hours_from(programme, h, agenda_rules_of(person.round).length))}
    desks = {pk: desk for pk, hours in stays.items() if (desk := _free_desk(standing, programme, hours))}
    met = set(_met(person))
    places = []
    for other, words, score in _candidates(person):
        if other.pk in met or standing.of(other.pk).state in ("absent", "left"):
            continue
        open_ = (h for h in ahead if h.pk in desks)
        hour = next((h for h in open_ if _both_free(standing, busy, person, other, stays[h.pk])), None)
        if hour is not None:
            places.append(Place(other, hour, desks[hour.pk], words, score))
    return sorted(places, key=lambda p: (-p.score, p.hour.number, p.other.order))[:MOST]


def _busy(programme: Programme) -> dict[int, set[int]]:
    busy: dict[int, set[int]] = defaultdict(set)
    for seat in programme.seats:
        for person in seat.everybody:
            busy[person].update(hour.pk for hour in seat.hours)
    return busy


def _hours_from(programme: Programme, hour: Hour, length: int) -> tuple[Hour, ...]:
    """As many as a meeting takes, one right after the other; none where the day ends before."""
    place = programme.hours.index(hour)
    hours = programme.hours[place : place + length]
    return hours if len(hours) == length else ()


def _free_desk(standing: Standing, programme: Programme, hours: tuple[Hour, ...]) -> Desk | None:
    seats = (seat for hour in hours for seat in programme.by_hour.get(hour.pk, ()))
    taken = {seat.desk.pk for seat in seats if seat.desk}
    last = hours[-1].number  # a table that closes stays closed
    free = (d for d in programme.desks if d.pk not in taken and not standing.is_closed(d.pk, last))
    return next(free, None)


def _both_free(
    standing: Standing, busy: dict[int, set[int]], a: Participant, b: Participant, hours: tuple[Hour, ...]
) -> bool:
    keys = {hour.pk for hour in hours}
    for one in (a, b):
        if busy[one.pk] & keys or misses(standing.of(one.pk), hours[0].starts_at, hours[-1].ends_at):
            return False
        if any(u.slot_id in keys for u in one.unavailabilities.all()):
            return False
    return True


def _met(person: Participant) -> Iterator[int]:
    yield from person.meetings_as_first.filter(cancelled_at=None).values_list("second", flat=True)
    yield from person.meetings_as_second.filter(cancelled_at=None).values_list("first", flat=True)


def _candidates(person: Participant) -> Iterator[tuple[Participant, list[str], float]]:
    """The other side of the round, with the words that a wish and an offer share."""
    people = person.round.participants.exclude(status=ParticipantStatus.WITHDRAWN).exclude(pk=person.pk)
    people = people.filter(buyer__isnull=person.buyer_id is not None)
    others = list(people.select_related("firm", "buyer").prefetch_related("unavailabilities")[:MOST_CANDIDATES])
    scores = _scores(person)
    if person.buyer:
        sold, wish = offers_of([o.firm_id for o in others if o.firm_id]), stems(person.buyer.looks_for)
        for other in others:
            words = shared_words(wish, sold.get(other.firm_id or 0, []))
            yield other, words, len(words) + scores.get(other.pk, 0)
    else:
        own = offers_of([person.firm_id]).get(person.firm_id, []) if person.firm_id else []
        for other in others:
            words = shared_words(stems(other.buyer.looks_for if other.buyer else ""), own)
            yield other, words, len(words) + scores.get(other.pk, 0)


def _scores(person: Participant) -> dict[int, float]:
    """What the matching gave each pair, if it was asked."""
    rows = Suggestion.objects.filter(Q(buyer=person) | Q(firm=person)).values_list("buyer_id", "firm_id", "score")
    return {firm if buyer == person.pk else buyer: score for buyer, firm, score in rows}
