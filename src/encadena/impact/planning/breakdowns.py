"""The figures by kind, region, centre, operator, size, ownership and section."""

from collections.abc import Mapping
from datetime import timedelta

from encadena.chains.choices import ProjectKind
from encadena.firms.choices import FemaleOwned, SizeBand

from ..choices import UNKNOWN_PLACE, ScopeKind
from ..queries.facts import Facts
from ..rules.definitions import DEFINITIONS, rounds
from ..rules.report import DIMENSIONS, Breakdown, Row, Scope
from .bags import Bag, Bags, by_firm, by_kind, by_place, rows_of
from .figures import figures_of

SIZES = ("chain_micro", "chain_smallest_of_micro", "chain_smallest_of_all")
NOT_BY_KIND = {
    "sessions", "sessions_linked_share", "hours", "clients_served", "milestones_verified", *rounds.CODES,
}  # fmt: skip
CODES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(code for code in DEFINITIONS if code not in NOT_BY_KIND),
    **{dimension: tuple(DEFINITIONS) for dimension in ("region", "centre", "operator")},
    "band": ("chain_firms", "chain_female"),
    "ownership": ("chain_firms", *SIZES),
    "section": ("chain_firms", *SIZES, "chain_female"),
}
"""Which figures a breakdown has: by size band nobody asks for the share of micro, and so on."""

# What a report is about is no dimension of it.
INSIDE: Mapping[str, tuple[str, ...]] = {
    ScopeKind.NETWORK: DIMENSIONS,
    ScopeKind.REGION: tuple(d for d in DIMENSIONS if d != "region"),
    ScopeKind.OPERATOR: tuple(d for d in DIMENSIONS if d != "operator"),
    ScopeKind.CENTRE: tuple(d for d in DIMENSIONS if d not in {"region", "operator", "centre"}),
}


def breakdowns(facts: Facts) -> tuple[Breakdown, ...]:
    return tuple(breakdown(facts, dimension) for dimension in INSIDE[facts.chains.scope.kind])


def breakdown(facts: Facts, dimension: str) -> Breakdown:
    bags, names = bags_of(facts, dimension), names_of(facts, dimension)
    shown = [*names, *sorted(key for key in bags if key not in names and key != UNKNOWN_PLACE)]
    if UNKNOWN_PLACE in bags and UNKNOWN_PLACE not in names:
        shown.append(UNKNOWN_PLACE)
    rows = (Row(key, names.get(key, ""), figures_of(bags.get(key, Bag()), CODES[dimension])) for key in shown)
    return Breakdown(dimension, tuple(rows), overlaps=dimension in {"kind", "region", "centre", "operator"})


def bags_of(facts: Facts, dimension: str) -> Bags:
    match dimension:
        case "kind":
            return by_kind(facts)
        case "band":
            return by_firm(facts, lambda firm: str(int(firm.band)))
        case "ownership":
            return by_firm(facts, lambda firm: firm.female.value)
        case "section":
            return by_firm(facts, lambda firm: firm.section)
        case _:
            return by_place(facts, dimension)


def names_of(facts: Facts, dimension: str) -> Mapping[str, str]:
    """Rows that are there even when nothing falls in them, in their order, with proper names where they have one."""
    match dimension:
        case "kind":
            return dict.fromkeys(ProjectKind.values, "")
        case "band":
            return {str(band.value): "" for band in SizeBand}
        case "ownership":
            return dict.fromkeys(FemaleOwned.values, "")
        case "section":
            return {key: name for key, name in facts.sections.items() if _has_firms(facts, key)}
        case _:
            return _places(facts, dimension)


def _has_firms(facts: Facts, section: str) -> bool:
    return any(firm.section == section for firm in facts.chains.firms.firms)


def _places(facts: Facts, dimension: str) -> Mapping[str, str]:
    """Regions without centres too, in a report on the whole network."""
    chains = facts.chains
    period, ground = chains.period, chains.grounds
    days = (period.first, *ground.days_of_change(period.first, period.until), period.until - timedelta(days=1))
    met = {getattr(c.on(day), dimension) for c in ground.centres.values() for day in days
           if c.on(day).within(chains.scope) and c.open_in(period.first)}  # fmt: skip
    met |= {row for meeting in facts.rounds.meetings for row in rows_of(meeting, chains.scope, dimension)}
    centres = {ground.slug: ground.name for ground in ground.centres.values()}
    names = {"region": ground.regions, "operator": ground.operators, "centre": centres}[dimension]
    every = dimension == "region" and chains.scope == Scope()
    known = {key: name for key, name in names.items() if every or key in met}
    return {**known, UNKNOWN_PLACE: ""} if UNKNOWN_PLACE in met and dimension == "region" else known
