"""Business rounds that count in a year: their agreed meetings of a firm with a buyer, and where each firm belongs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from encadena.advisory.models import ClientSpell
from encadena.firms.choices import FemaleOwned, SizeBand
from encadena.matchmaking.models import Participant, Round
from encadena.matchmaking.queries.rates import rates_of_rounds
from encadena.matchmaking.queries.yearly import Person, agreed_in, people_of, rounds_held
from encadena.matchmaking.rules.results import Fact

from ..choices import UNKNOWN_PLACE
from ..rules.facts import ChainFirm, HeldRound, RoundMeeting
from ..rules.period import Period
from ..rules.places import Grounds, Place
from ..rules.report import Scope
from .firms import follow_merges

Spells = Mapping[int, Collection[tuple[int, date, date | None]]]
"""By firm: (centre, since, until)."""


@dataclass(frozen=True)
class Rounds:
    """``firms`` by key, with what a list tells of them; their size and owners are not read."""

    meetings: list[RoundMeeting]
    firms: Mapping[int, ChainFirm]


NONE = Rounds([], {})


def rounds(period: Period, scope: Scope, grounds: Grounds) -> Rounds:
    """In ten queries (one without rounds), and one for each step of a firm merged away."""
    found = rounds_held(period.first, period.until)
    if not found:
        return NONE
    rows = Round.objects.filter(pk__in=[one.pk for one in found])
    rates = rates_of_rounds(rows)
    held = {one.pk: HeldRound(one.pk, str(one), one.last_day, rates.get(one.pk, {})) for one in found}
    people = people_of(rows)
    kept, firms = _firms(people.values())
    where = _Where(grounds, _spells(rows, kept), {p.firm: p.region for p in people.values() if p.firm})
    meetings = [
        meeting
        for fact in agreed_in(rows)
        if (meeting := _meeting(fact, held[fact.round], people, kept, where))
        and any(place.within(scope) for place in meeting.places)
    ]
    return Rounds(meetings, {meeting.firm: firms[meeting.firm] for meeting in meetings})


def _meeting(
    fact: Fact, round: HeldRound, people: Mapping[int, Person], kept: Mapping[int, int], where: "_Where"
) -> RoundMeeting | None:
    """``None`` unless it is one of a firm with a buyer; whoever of the two comes first in the list."""
    sides = [(key, people[key]) for key in (fact.first, fact.second)]
    firm = next(((key, one.firm) for key, one in sides if one.firm), None)
    buyer = next(((key, one.buyer) for key, one in sides if one.buyer), None)
    if firm is None or buyer is None:
        return None
    return RoundMeeting(
        fact.meeting, round, kept[firm[1]], buyer[1], where.of(firm[1], kept[firm[1]], round.on), fact.present,
        fact.held if fact.said else None, fact.said.get(firm[0]), fact.said.get(buyer[0]),
    )  # fmt: skip


def _firms(people: Iterable[Person]) -> tuple[dict[int, int], dict[int, ChainFirm]]:
    """As what each firm lives on, and what is known of those."""
    known = {one.firm: (one.firm_name, one.section) for one in people if one.firm}
    kept = {one.firm: one.firm_into or one.firm for one in people if one.firm}
    follow_merges(kept, known)
    firms = {
        key: ChainFirm(
            key, known[key][0], frozenset(), known[key][1] or UNKNOWN_PLACE, SizeBand.NO_INFORMATION,
            FemaleOwned.UNKNOWN,
        )
        for key in kept.values()
    }  # fmt: skip
    return kept, firms


def _spells(rows: QuerySet[Round], kept: Mapping[int, int]) -> Spells:
    """When centres had these firms as clients; a client that ended is nobody's from that day on."""
    taking = Participant.objects.filter(round__in=rows.order_by().values("pk"), firm__isnull=False).values("firm")
    gone = [into for firm, into in kept.items() if firm != into]
    spells = ClientSpell.objects.filter(Q(client__firm__in=taking) | Q(client__firm__in=gone)).order_by()
    found = defaultdict[int, list[tuple[int, date, date | None]]](list)
    told: Any = spells.values_list("client__firm", "centre", "since", "until", "client__ended_on")
    for firm, centre, since, until, ended in told:
        found[firm].append((centre, since, min((day for day in (until, ended) if day), default=None)))
    return found


@dataclass(frozen=True)
class _Where:
    grounds: Grounds
    spells: Spells
    regions: Mapping[int, str]

    def of(self, firm: int, kept: int, day: date) -> frozenset[Place]:
        region = self.regions[firm] or UNKNOWN_PLACE
        centres = [
            centre
            for centre, since, until in self.spells.get(kept, ())
            if since <= day and (until is None or day < until)
        ]
        if not centres:
            return frozenset({Place(UNKNOWN_PLACE, region, UNKNOWN_PLACE)})
        return frozenset(replace(self.grounds.at(centre, day), region=region) for centre in centres)
