"""Where a record belongs on a day: its centre, that centre's region, and who operated it then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..choices import UNKNOWN_PLACE, ScopeKind
from .report import Scope


@dataclass(frozen=True)
class Place:
    """Slugs and codes; ``none`` for a centre of the whole country, and for an operator that nobody knows."""

    centre: str
    region: str
    operator: str

    def within(self, scope: Scope) -> bool:
        return scope.kind == ScopeKind.NETWORK or getattr(self, scope.kind) == scope.key


@dataclass(frozen=True)
class Tenure:
    """``operator`` ran the centre in the half-open span [since, until); ``None``: from ever, to date."""

    operator: str
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Ground:
    """A centre as the report needs it; ``tenures`` with the latest beginning first (a satellite has its parent's)."""

    slug: str
    name: str
    region: str
    tenures: tuple[Tenure, ...]
    closed_on: date | None = None

    def open_in(self, day: date) -> bool:
        """Not closed before ``day``."""
        return self.closed_on is None or self.closed_on > day

    def on(self, day: date) -> Place:
        operator = next((t.operator for t in self.tenures if t.holds(day)), UNKNOWN_PLACE)
        return Place(self.slug, self.region, operator)


@dataclass(frozen=True)
class Grounds:
    """All centres by id, and the names of regions (north to south) and operators by key."""

    centres: Mapping[int, Ground]
    regions: Mapping[str, str]
    operators: Mapping[str, str]

    def at(self, centre_id: int, day: date) -> Place:
        return self.centres[centre_id].on(day)

    def days_of_change(self, first: date, until: date) -> Sequence[date]:
        """Days inside the span on which some centre gets another operator, or loses one."""
        edges = {edge for g in self.centres.values() for t in g.tenures for edge in (t.since, t.until)}
        return sorted(edge for edge in edges if edge is not None and first < edge < until)

    def centre_ids(self, scope: Scope, first: date, until: date) -> frozenset[int] | None:
        """Centres that belong to ``scope`` on some day of the span; ``None`` for the whole network."""
        if scope.kind == ScopeKind.NETWORK:
            return None
        days = (first, *self.days_of_change(first, until))
        return frozenset(pk for pk, g in self.centres.items() if any(g.on(day).within(scope) for day in days))
