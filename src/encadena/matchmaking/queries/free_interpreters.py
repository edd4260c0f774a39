"""Whether an interpreter is left for one more meeting of the day: the needs are those of planned meetings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from ..models import Participant, Round
from ..rules.interpreting import missing_pair
from .interpreting import interpreted_of, languages_of
from .programme import Hour, Programme


class FreeInterpreters:
    """Without interpreters in the round nothing is asked, as in its plan. Five queries more otherwise, whatever the
    number of people.
    """

    def __init__(self, round: Round, programme: Programme, people: Iterable[int]) -> None:
        self.programme = programme
        self.found = interpreted_of(round)
        self.there = {pair: len(keys) for pair, keys in self.found.there.items()}
        self.speaks: Mapping[int, Sequence[str]] = languages_of(round, people) if self.there else {}

    def pair_of(self, one: Participant, other: Participant) -> str:
        """The languages that they need an interpreter between; empty if they need none."""
        host, guest = (one, other) if one.buyer_id else (other, one)
        speaks, spoken = self.speaks.get(host.pk, ()), self.speaks.get(guest.pk, ())
        return (missing_pair(speaks, spoken, self.there) or "") if self.there else ""

    def is_free(self, pair: str, hours: Iterable[Hour]) -> bool:
        return not pair or all(self.serving[pair, hour.pk] < self.there.get(pair, 0) for hour in hours)

    @cached_property
    def serving(self) -> Counter[tuple[str, int]]:
        """Meetings by pair and slot that need one already."""
        return Counter(
            (pair, hour.pk)
            for seat in self.programme.seats
            for pair in self.found.needs.get(seat.meeting, ())
            for hour in seat.hours
        )
