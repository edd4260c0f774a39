"""One figure after the other, counted from what a row holds."""

from collections.abc import Callable, Iterable, Mapping

from encadena.engines.impact.durations import durations
from encadena.firms.choices import FemaleOwned

from ..rules.definitions import DEFINITIONS
from ..rules.figures import Amount, Count, Figure, Lasting, Portion, Ratio, Step
from . import rounds
from .bags import Bag
from .shares import portion


def figures_of(bag: Bag, codes: Iterable[str]) -> dict[str, Figure]:
    """In the order of ``codes``, which are all definitions."""
    found: dict[str, Figure] = {}
    for code in codes:
        found[code] = _figure(code, bag, found)
    return found


def ratio(code: str, over: float, under: float) -> Ratio:
    return Ratio(code, over, under, over / under if under else None)


def size_of(figure: Figure) -> float:
    """What a ratio divides: a count, or hours of an amount of minutes."""
    if isinstance(figure, Amount):
        return (figure.value or 0) / 60
    return float(figure.value or 0) if isinstance(figure, Count) else 0.0


def _figure(code: str, bag: Bag, found: Mapping[str, Figure]) -> Figure:
    """``found``: what was counted of the row already, so that a ratio counts nothing twice."""
    parts = DEFINITIONS[code].of
    if parts:
        over, under = (size_of(found.get(part) or _figure(part, bag, found)) for part in parts)
        return ratio(code, over, under)
    return COUNTED[code](code, bag)


def _count(values: Callable[[Bag], int]) -> Callable[[str, Bag], Figure]:
    return lambda code, bag: Count(code, values(bag))


def _micro(code: str, bag: Bag) -> Portion:
    known = [firm for firm in bag.firms if firm.sized]
    return portion(code, yes=sum(firm.micro for firm in known), known=len(known), total=len(bag.firms))


def _smallest_of_micro(code: str, bag: Bag) -> Portion:
    """A firm of unknown size might be micro and smallest, micro and not smallest, or neither: the bounds hold all."""
    micro = [firm for firm in bag.firms if firm.micro]
    unknown = sum(not firm.sized for firm in bag.firms)
    return portion(code, yes=sum(firm.smallest for firm in micro), known=len(micro), total=len(micro) + unknown)


def _smallest_of_all(code: str, bag: Bag) -> Portion:
    known = [firm for firm in bag.firms if firm.sized]
    return portion(code, yes=sum(firm.smallest for firm in known), known=len(known), total=len(bag.firms))


def _female(code: str, bag: Bag) -> Portion:
    answers = [firm.female for firm in bag.firms]
    known = len(answers) - answers.count(FemaleOwned.UNKNOWN)
    return portion(code, yes=answers.count(FemaleOwned.YES), known=known, total=len(answers))


def _linked_share(code: str, bag: Bag) -> Portion:
    total = sum(tally.sessions for tally in bag.sessions)
    return portion(code, yes=_linked(bag), known=total, total=total)


def _linked(bag: Bag) -> int:
    return sum(tally.sessions for tally in bag.sessions if tally.project is not None)


def _minutes(code: str, bag: Bag) -> Amount:
    tallies = [t for t in bag.sessions if code == "hours" or t.project is not None]
    silent = sum(t.without_minutes for t in tallies)
    sessions = sum(t.sessions for t in tallies)
    return Amount(code, sum(t.minutes for t in tallies), "minutes", sessions - silent, silent)


def _lasting(code: str, bag: Bag) -> Lasting:
    found = durations((project.days, project.ended) for project in bag.projects.values())
    if found is None:
        return Lasting(code, 0, 0, None, None, None, None, None, None)
    low, high = found.interval
    steps = tuple(Step(step.time, step.surviving, *step.interval) for step in found.steps)
    return Lasting(
        code, found.n, found.finished, found.mean, found.horizon, found.median, low, high, found.finished_mean, steps
    )


COUNTED: Mapping[str, Callable[[str, Bag], Figure]] = {
    "projects": _count(lambda bag: len(bag.projects)),
    "alliances": _count(lambda bag: len(bag.alliances)),
    "alliance_parties": _count(lambda bag: sum(alliance.parties for alliance in bag.alliances)),
    "alliance_talks": _count(lambda bag: len(bag.talks)),
    "project_duration": _lasting,
    "chain_firms": _count(lambda bag: len(bag.firms)),
    "chain_micro": _micro,
    "chain_smallest_of_micro": _smallest_of_micro,
    "chain_smallest_of_all": _smallest_of_all,
    "chain_female": _female,
    "sessions": _count(lambda bag: sum(tally.sessions for tally in bag.sessions)),
    "sessions_linked": _count(_linked),
    "sessions_linked_share": _linked_share,
    "sessions_of_chain_firms": _count(lambda bag: len(bag.attendances)),
    "hours": _minutes,
    "hours_linked": _minutes,
    "clients_served": _count(lambda bag: len({row.client for row in bag.served})),
    "milestones_verified": _count(lambda bag: sum(tally.milestones for tally in bag.milestones)),
    **rounds.COUNTED,
}
