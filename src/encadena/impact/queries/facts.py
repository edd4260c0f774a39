"""Everything that a report counts, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..choices import ScopeKind
from ..rules.facts import Attendance, MilestoneTally, Project, Served, SessionTally
from ..rules.period import Period
from ..rules.places import Grounds
from ..rules.report import Scope
from .alliances import Alliances, alliances
from .clients import milestones, served
from .firms import ALL, ChainFirms, Wanted, chain_firms
from .places import grounds
from .projects import projects
from .rounds import Rounds, rounds
from .sections import section_names
from .sessions import attendances, tallies

NO_FIRMS = ChainFirms((), {}, {}, 0)


@dataclass(frozen=True)
class Chains:
    """Projects in scope by key, and their firms."""

    period: Period
    scope: Scope
    grounds: Grounds
    projects: Mapping[int, Project]
    firms: ChainFirms

    @property
    def whole(self) -> bool:
        return self.scope.kind == ScopeKind.NETWORK


@dataclass(frozen=True)
class Facts:
    chains: Chains
    alliances: Alliances
    sessions: list[SessionTally]
    attendances: list[Attendance]
    served: list[Served]
    milestones: list[MilestoneTally]
    rounds: Rounds
    sections: Mapping[str, str]


def chains_of(period: Period, scope: Scope, wanted: Wanted | None = ALL) -> Chains:
    """In eight queries (and one for each step of a firm merged away). ``wanted`` None: no firms are read."""
    ground = grounds()
    found = {project.pk: project for project in projects(period, scope, ground)}
    whole = scope.kind == ScopeKind.NETWORK
    if wanted is None:
        return Chains(period, scope, ground, found, NO_FIRMS)
    return Chains(period, scope, ground, found, chain_firms(period, found.values(), whole=whole, wanted=wanted))


def facts_of(period: Period, scope: Scope) -> Facts:
    """In 17 queries, with rounds in the year 26 (and one for each step of a firm merged away)."""
    chains = chains_of(period, scope)
    where = period, scope, chains.grounds
    last = {project.pk: project.last for project in chains.projects.values()}
    return Facts(
        chains,
        alliances(*where, list(chains.projects.values())),
        tallies(*where, chains.projects),
        attendances(*where, chains.firms, last, whole=chains.whole),
        served(*where),
        milestones(*where),
        rounds(*where),
        section_names(),
    )
