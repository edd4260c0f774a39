"""The records of a report sorted by one dimension: what every row counts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ..queries.facts import Facts
from ..rules.facts import Alliance, Attendance, ChainFirm, MilestoneTally, Project, RoundMeeting, Served, SessionTally
from ..rules.places import Place
from ..rules.report import Scope

T = TypeVar("T")


@dataclass
class Bag:
    """What belongs to one row, or to the whole. ``projects`` by key; ``whole``: rates of exchange are told with it."""

    projects: dict[int, Project] = field(default_factory=dict)
    firms: list[ChainFirm] = field(default_factory=list)
    alliances: list[Alliance] = field(default_factory=list)
    talks: list[Alliance] = field(default_factory=list)
    sessions: list[SessionTally] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    served: list[Served] = field(default_factory=list)
    milestones: list[MilestoneTally] = field(default_factory=list)
    meetings: list[RoundMeeting] = field(default_factory=list)
    whole: bool = False


Bags = Mapping[str, Bag]


def whole(facts: Facts) -> Bag:
    return Bag(
        dict(facts.chains.projects), list(facts.chains.firms.firms), facts.alliances.counted, facts.alliances.talks,
        facts.sessions, facts.attendances, facts.served, facts.milestones, facts.rounds.meetings, whole=True,
    )  # fmt: skip


def by_place(facts: Facts, dimension: str) -> Bags:
    """``dimension``: region, centre or operator. A firm is in the row of each of its projects."""

    def of(record: object) -> tuple[str]:
        place: Place = record.place  # type: ignore[attr-defined]
        return (getattr(place, dimension),)

    bags = _by_project(facts, lambda project: of(project)[0])
    _drop(bags, "alliances", facts.alliances.counted, of)
    _drop(bags, "talks", facts.alliances.talks, of)
    _drop(bags, "sessions", facts.sessions, of)
    _drop(bags, "attendances", facts.attendances, of)
    _drop(bags, "served", facts.served, of)
    _drop(bags, "milestones", facts.milestones, of)
    _drop(bags, "meetings", facts.rounds.meetings, lambda meeting: rows_of(meeting, facts.chains.scope, dimension))
    return bags


def rows_of(meeting: RoundMeeting, scope: Scope, dimension: str) -> set[str]:
    """A firm that several centres have as a client is in the row of each that is in scope."""
    return {getattr(place, dimension) for place in meeting.places if place.within(scope)}


def by_kind(facts: Facts) -> Bags:
    """Sessions by the kind of their linked project, alliances by that of theirs; what has none is in row ``none``."""
    projects = facts.chains.projects
    bags = _by_project(facts, lambda project: project.kind)
    linked = [tally for tally in facts.sessions if tally.project is not None]
    _drop(bags, "sessions", linked, lambda tally: (projects[tally.project or 0].kind,))
    _drop(bags, "attendances", facts.attendances, lambda row: {projects[p].kind for p in row.projects})
    _drop(bags, "alliances", facts.alliances.counted, lambda alliance: (alliance.kind,))
    _drop(bags, "talks", facts.alliances.talks, lambda alliance: (alliance.kind,))
    return bags


def by_firm(facts: Facts, key: Callable[[ChainFirm], str]) -> Bags:
    bags = defaultdict[str, Bag](Bag)
    _drop(bags, "firms", facts.chains.firms.firms, lambda firm: (key(firm),))
    return bags


def _by_project(facts: Facts, key: Callable[[Project], str]) -> dict[str, Bag]:
    bags, projects = defaultdict[str, Bag](Bag), facts.chains.projects
    keys = {pk: key(project) for pk, project in projects.items()}
    for pk, project in projects.items():
        bags[keys[pk]].projects[pk] = project
    _drop(bags, "firms", facts.chains.firms.firms, lambda firm: {keys[p] for p in firm.projects})
    return bags


def _drop(bags: dict[str, Bag], name: str, rows: Iterable[T], keys: Callable[[T], Iterable[str]]) -> None:
    for row in rows:
        for key in keys(row):
            getattr(bags[key], name).append(row)
