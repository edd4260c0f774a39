"""Reads what a round brought into facts that ``rules.results`` counts. A fixed number of queries whatever its size."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import QuerySet

from encadena.accounts.models import User
from encadena.firms.models import Firm

from ..choices import Stage
from ..models import (
    Meeting,
    Outcome,
    Participant,
    Round,
    SatisfactionAnswer,
    SatisfactionGiven,
)
from ..rules.rates import Rates
from ..rules.results import MEASURES, Fact, Money, Portion, counted, money_by_side, portions
from ..rules.satisfaction import ENOUGH, QUESTIONS, Score, scores_of
from .facts import read_facts
from .outcomes import NAMES, with_meetings
from .rates import rates_of
from .scope import meetings_visible_to

GROUPS = ("section", "region", "size", "ownership")
COUNTRY = "country"


def facts_of(user: User, round: Round) -> list[Fact]:
    """One per meeting of the list that the reader may see."""
    return read_facts(meetings_visible_to(user, round), Round.objects.filter(pk=round.pk))


@dataclass(frozen=True)
class Opinions:
    """``given`` of ``asked`` participants; scores, returns and comments only from ``enough`` on."""

    given: int
    asked: int
    scores: list[Score]
    returns: dict[str, int]
    comments: list[str]
    enough: int = ENOUGH


@dataclass(frozen=True)
class Results:
    counts: dict[str, int]
    by_firms: list[Money]
    by_buyers: list[Money]
    groups: dict[str, list[Portion]]
    countries: list[Portion]
    opinions: Opinions
    rates: Rates

    @property
    def said_anything(self) -> bool:
        return bool(self.counts["reported"])


def results_of(user: User, round: Round) -> Results:
    facts = facts_of(user, round)
    firms, buyers = sides_of(round)
    return Results(
        counted(facts),
        money_said(facts, firms),
        money_said(facts, buyers),
        {name: portions(facts, partial(_group_of, firms, name)) for name in GROUPS},
        portions(_turned(facts), lambda key: buyers.get(key, "")),
        opinions_of(round),
        rates_of(round),
    )


def money_said(facts: Iterable[Fact], side: Collection[int]) -> list[Money]:
    """Expected, committed and closed in the words of these participants."""
    return money_by_side(facts, lambda fact: [key for key in (fact.first, fact.second) if key in side])


def _group_of(firms: dict[int, dict[str, str]], name: str, key: int) -> str:
    return firms.get(key, {}).get(name, "")


def _turned(facts: Iterable[Fact]) -> list[Fact]:
    """The same with the buyer in second place, by which groups are made."""
    return [Fact(f.meeting, f.second, f.first, f.placed, f.present, f.said) for f in facts]


def opinions_of(round: Round) -> Opinions:
    """Comments come in the order of random keys, so that their place tells nothing."""
    rows = list(SatisfactionAnswer.objects.filter(round=round).values(*QUESTIONS, "again", "comment"))
    scores = scores_of(rows)
    returns: dict[str, int] = defaultdict(int)
    for row in rows if scores else []:
        returns[row["again"]] += 1
    comments = [row["comment"] for row in rows if row["comment"]] if scores else []
    given = SatisfactionGiven.objects.filter(participant__round=round).count()
    return Opinions(given, with_meetings(round).count(), scores, dict(returns), comments)


def sides_of(round: Round) -> tuple[dict[int, dict[str, str]], dict[int, str]]:
    """Groups of each firm and the country of each buyer, by participant."""
    firms: dict[int, dict[str, str]] = {}
    buyers: dict[int, str] = {}
    fields = ("pk", "buyer__country", "firm__section", "firm__region_id", "firm__legal_size", "firm__female_owned")
    for pk, country, section, region, size, owned in round.participants.order_by().values_list(*fields):
        if country is not None:
            buyers[pk] = country
        else:
            firms[pk] = {"section": section or "", "region": region or "", "size": _known(size, "none"),
                         "ownership": _known(owned, "unknown")}  # fmt: skip
    return firms, buyers


def _known(value: str | None, unknown: str) -> str:
    return "" if value in (None, unknown) else str(value)


def meetings_counted(user: User, round: Round, measure: str, group: str = "", key: str = "") -> list[int]:
    """Keys of the meetings that a figure counts, of all or of the row ``key`` of a group's table (only those in the
    agenda, as there). KeyError for what is no measure or no group.
    """
    test = MEASURES[measure]
    found = [fact for fact in facts_of(user, round) if test(fact)]
    return [fact.meeting for fact in (_in_row(round, found, group, key) if group else found)]


def _in_row(round: Round, facts: Iterable[Fact], group: str, key: str) -> list[Fact]:
    firms, buyers = sides_of(round)
    if group == COUNTRY:
        return [f for f in facts if f.placed and buyers.get(f.first, "") == key]
    if group not in GROUPS:
        raise KeyError(group)
    return [f for f in facts if f.placed and _group_of(firms, group, f.second) == key]


def meetings_shown(keys: Collection[int]) -> QuerySet[Meeting]:
    return Meeting.objects.filter(pk__in=keys).select_related(*NAMES).order_by("pk")


def words_on(keys: Collection[int]) -> dict[int, list[Outcome]]:
    """The newest words of both sides about these meetings."""
    found: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in Outcome.objects.filter(meeting__in=keys, latest=True).order_by("participant_id"):
        found[outcome.meeting_id].append(outcome)
    return found


def orders_to_propose(firm: Firm, people: QuerySet[Participant]) -> QuerySet[Outcome]:
    """Orders that the firm itself reports, not yet handed on as a milestone."""
    orders = Outcome.objects.filter(participant__in=people.filter(firm=firm), latest=True, stage=Stage.ORDER)
    return orders.filter(meeting__milestone_link=None).select_related("meeting", *(f"meeting__{n}" for n in NAMES))
