"""Whom somebody who came without an agenda may still meet today: both free, a table free, something in common."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, prefetch_related_objects

from ..choices import MeetingMode, ParticipantStatus
from ..models import Participant, Suggestion
from ..rules.presence import misses
from ..rules.suggestions import shared_words, stems
from .agenda_rules import agenda_rules_of
from .free_desks import FreeDesks
from .free_interpreters import FreeInterpreters
from .matrix import offers_of
from .programme import Desk, Hour, Programme
from .standing import Standing

MOST = 12
MOST_CANDIDATES = 2000


@dataclass(frozen=True)
class Place:
    """A meeting that could be held: whom, when, where (without ``desk``: both are by video), what speaks for it (words
    of the wish that are sold), and between which languages it is interpreted.
    """

    other: Participant
    hour: Hour
    desk: Desk | None
    words: list[str]
    score: float
    pair: str = ""


@dataclass(frozen=True)
class FreePlaces:
    """The best first, one for each counterpart; ``speechless`` of them would be free, but no interpreter is."""

    places: list[Place]
    speechless: int = 0


def free_places(standing: Standing, person: Participant) -> FreePlaces:
    """None when the day is over."""
    programme = standing.programme
    if programme is None:
        return FreePlaces([])
    looking = _Looking(standing, programme, person)
    places, speechless = [], 0
    for other, words, score in looking.candidates:
        pair = looking.interpreters.pair_of(person, other)
        free = looking.hours_with(other)
        hour = next((h for h in free if looking.interpreters.is_free(pair, looking.stays[h.pk])), None)
        if hour is not None:
            places.append(Place(other, hour, looking.desk(other, hour), words, score, pair))
        speechless += hour is None and bool(pair) and any(looking.hours_with(other))
    return FreePlaces(sorted(places, key=lambda p: (-p.score, p.hour.number, p.other.order))[:MOST], speechless)


class _Looking:
    """What is known of the rest of the day."""

    def __init__(self, standing: Standing, programme: Programme, person: Participant) -> None:
        self.standing, self.programme, self.person = standing, programme, person
        rules = agenda_rules_of(person.round)
        prefetch_related_objects([person], "unavailabilities")  # else asked for every counterpart and hour
        self.busy = _busy(programme)
        self.ahead = [h for h in programme.hours if h.starts_at > standing.at]
        self.stays = {h.pk: hours for h in self.ahead if (hours := _hours_from(programme, h, rules.length))}
        met = set(_met(person))
        self.candidates = [
            row
            for row in _candidates(person)
            if row[0].pk not in met and standing.of(row[0].pk).state not in ("absent", "left")
        ]
        everybody = [person.pk, *(other.pk for other, _, _ in self.candidates)]
        self.interpreters = FreeInterpreters(person.round, programme, everybody)
        self.desks = FreeDesks(standing, programme, steady=rules.steady_buyers)

    def hours_with(self, other: Participant) -> Iterator[Hour]:
        """When both are free, and a table too if they need one."""
        far = _is_far(self.person, other)
        for hour in self.ahead:
            stays = self.stays.get(hour.pk)
            both = stays and _both_free(self.standing, self.busy, self.person, other, stays)
            if both and (far or self.desk(other, hour)):
                yield hour

    def desk(self, other: Participant, hour: Hour) -> Desk | None:
        """Where the buyer of the two receives; none if both are by video."""
        host = self.person if self.person.buyer_id else other
        return None if _is_far(self.person, other) else self.desks.of(host.pk, self.stays[hour.pk])


def _is_far(one: Participant, other: Participant) -> bool:
    return one.mode == other.mode == MeetingMode.VIRTUAL


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
