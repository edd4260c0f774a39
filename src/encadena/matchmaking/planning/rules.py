"""The rules of a round's agenda as the engine knows them."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypedDict

from encadena.engines.rounds.problem import Id, Lunch

from ..models import AgendaRules, Participant, Round
from ..queries.agenda_rules import lunch_windows
from ..rules.hall import places


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
    for window in lunch_windows(round, round.slots.all(), rules):
        yield Lunch(tuple(slot.number for slot in window), min(rules.lunch_free, len(window)))
