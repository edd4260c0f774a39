"""Who takes part in which linkage project: as many, of the sizes and owners, as the published report of the year tells.

The report counts records, so its shape is made here and nowhere else: the sums come out of the rows chosen here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from encadena.advisory.models import Client
from encadena.chains.choices import ProjectKind
from encadena.firms.choices import FemaleOwned, SizeBand

FIRMS_EACH = 13.5
IN_TWO = 0.02  # of the firms are in a second project too
SIZES = (9, 19)
LOOK = 30
ROOM = 0.75  # of a centre's clients may be in its projects
KINDS = (
    (ProjectKind.LOCAL_CHAIN, 0.52), (ProjectKind.SUPPLIERS, 0.23), (ProjectKind.BUSINESS, 0.16),
    (ProjectKind.SHORT_CHAIN, 0.09),
)  # fmt: skip
# Women own more of the firms that join as equals or sell to neighbours; over all kinds 48 %, not reported 21.3 %.
OWNED = {
    ProjectKind.LOCAL_CHAIN: {"yes": 0.44, "no": 0.347, "unknown": 0.213},
    ProjectKind.SUPPLIERS: {"yes": 0.44, "no": 0.347, "unknown": 0.213},
    ProjectKind.BUSINESS: {"yes": 0.60, "no": 0.187, "unknown": 0.213},
    ProjectKind.SHORT_CHAIN: {"yes": 0.60, "no": 0.187, "unknown": 0.213},
}
BANDS = {"smallest": 0.37, "micro": 0.375, "larger": 0.155, "none": 0.02, "unknown": 0.08}


@dataclass(frozen=True)
class Candidate:
    firm: int
    owned: str
    size: str


@dataclass
class Team:
    """A centre's clients; ``taken`` are in one of its projects of the year."""

    centre: int
    slug: str
    pool: list[Candidate] = field(default_factory=list)
    taken: list[Candidate] = field(default_factory=list)


@dataclass
class Casting:
    """Draws firms so that the sizes and owners of those already chosen stay near the shares above."""

    random: Random
    sizes: Counter[str] = field(default_factory=Counter)
    owned: dict[str, Counter[str]] = field(default_factory=dict)

    def draw(self, team: Team, kind: str, count: int, again: int = 0) -> list[int]:
        """``count`` firms, ``again`` of them from another project of the team; fewer where the team has no more."""
        again = min(again, len(team.taken))
        chosen = self.random.sample(team.taken, again)
        fresh = [self._next(team, kind) for _ in range(min(count - again, len(team.pool)))]
        team.taken += fresh
        missing = [c for c in team.taken if c not in chosen and c not in fresh][: count - len(chosen) - len(fresh)]
        return [candidate.firm for candidate in (*fresh, *chosen, *missing)]

    def _next(self, team: Team, kind: str) -> Candidate:
        owned = self.owned.setdefault(kind, Counter())
        best = min(
            range(min(LOOK, len(team.pool))),
            key=lambda n: (
                (owned[team.pool[n].owned] + 1) / OWNED[ProjectKind(kind)][team.pool[n].owned] / len_of(owned)
                + (self.sizes[team.pool[n].size] + 1) / BANDS[team.pool[n].size] / len_of(self.sizes)
            ),
        )
        found = team.pool.pop(best)
        owned[found.owned] += 1
        self.sizes[found.size] += 1
        return found


def len_of(counts: Counter[str]) -> int:
    return counts.total() + 1


def teams_of(count: int) -> list[Team]:
    """Concepción and Talcahuano first, whose people sign in; few projects stay with those two."""
    teams: dict[int, Team] = {}
    rows = Client.objects.exclude(stage="lead").order_by("firm__rut", "pk")
    told = rows.values_list("centre", "centre__slug", "firm", "firm__female_owned", "firm__band")
    for centre, slug, firm, owned, band in told:
        teams.setdefault(centre, Team(centre, slug)).pool.append(Candidate(firm, FemaleOwned(owned).value, _size(band)))
    first = [team for team in teams.values() if team.slug in {"concepcion", "talcahuano"}]
    others = [team for team in teams.values() if team not in first]
    return [*first, *others] if count >= len(teams) else [*first, *others][:2]


def share_out(count: int, teams: Sequence[Team]) -> list[Team]:
    """A team for each project, by how many clients it has; each has one project at least while there are enough."""
    given = dict.fromkeys(range(len(teams)), 1 if count >= len(teams) else 0)
    for _ in range(count - sum(given.values())):
        given[max(given, key=lambda n: (len(teams[n].pool) / (given[n] + 1), -n))] += 1
    return [team for n, team in enumerate(teams) for _ in range(given[n])]


def sizes_of(projects: Sequence[Team], random: Random) -> list[int]:
    """How many firms each project has; together ``FIRMS_EACH`` for each and those that are in two."""
    wanted = round(len(projects) * FIRMS_EACH)
    wanted += round(wanted * IN_TWO)
    room = [max(1, int(len(team.pool) * ROOM) // projects.count(team)) for team in projects]
    sizes = [min(random.randint(*SIZES), most) for most in room]
    order = list(range(len(projects)))
    for step in range(len(projects) * SIZES[1]):
        n = order[step % len(order)]
        if sum(sizes) < wanted and sizes[n] < room[n]:
            sizes[n] += 1
        elif sum(sizes) > wanted and sizes[n] > 1:
            sizes[n] -= 1
    return sizes


def kinds_of(count: int, random: Random) -> list[str]:
    """Most are local chains, then supplier networks, business networks, short chains; exact shares, in mixed order."""
    kinds = [kind.value for kind, share in KINDS for _ in range(round(count * share))]
    kinds = [*kinds, *[ProjectKind.LOCAL_CHAIN.value] * count][:count]
    random.shuffle(kinds)
    return kinds


def _size(band: int) -> str:
    match band:
        case SizeBand.NO_INFORMATION:
            return "unknown"
        case SizeBand.NO_SALES:
            return "none"
        case SizeBand.MICRO_1:
            return "smallest"
        case SizeBand.MICRO_2 | SizeBand.MICRO_3:
            return "micro"
    return "larger"
