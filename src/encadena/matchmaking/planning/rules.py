"""The rules of a round's agenda as the engine knows them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TypedDict

from encadena.engines.rounds.problem import Id, Lunch

from ..models import AgendaRules, Participant, Round
from ..rules.hall import places, within


class Asked(TypedDict):
    lunches: tuple[Lunch, ...]
    steady: frozenset[Id]
    places: Mapping[int, tuple[float, float]]
    walk: float | None


def asked(round: Round, rules: AgendaRules, people: Collection[int], tables: int) -> Asked:
    """Those fields of the engine's problem. ``people``: keys of the participants who meet."""
    in_row = rules.tables_in_row
    return {
        "lunches": tuple(_lunches(round, rules)),
        "steady": frozenset(_buyers(round, people)) if rules.steady_buyers else frozenset(),
        "places": places(tables, in_row, rules.metres_between) if in_row else {},
        "walk": None if rules.walk is None else float(rules.walk),
    }


def _buyers(round: Round, people: Collection[int]) -> Iterator[str]:
    buyers = Participant.objects.filter(round=round, buyer__isnull=False).values_list("pk", flat=True)
    return (f"p{pk}" for pk in buyers if pk in people)


def _lunches(round: Round, rules: AgendaRules) -> Iterator[Lunch]:
    """One window per day with slots between the two hours. Where slots leave out lunch anyway there is none."""
    opens, closes, zone = rules.lunch_opens, rules.lunch_closes, round.zone
    of_day: dict[int, list[int]] = defaultdict(list)
    for slot in round.slots.all() if opens and closes else ():
        if opens and closes and within(slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone), opens, closes):
            of_day[slot.day_id].append(slot.number)
    for numbers in of_day.values():
        yield Lunch(tuple(numbers), min(rules.lunch_free, len(numbers)))
