"""When a linkage project of the demonstration runs, around the year of the report."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from encadena.chains.choices import ProjectState


@dataclass(frozen=True)
class Plan:
    """When a project runs: from ``begun`` to ``ended`` (None: still)."""

    kind: str
    state: str
    begun: date
    ended: date | None = None


@dataclass
class Calendar:
    """The year of the report: its first day, and the first after it (or today, while it runs)."""

    random: Random
    today: date
    year: int

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def after(self) -> date:
        return min(date(self.year + 1, 1, 1), self.today)


def in_year(calendar: Calendar, kind: str) -> Plan:
    """It ran on some day of the year of the report; what ended later, or not yet, has no end by then."""
    r = calendar.random
    begun = date(calendar.year, 12, 31) - timedelta(days=r.randint(180, 1000))
    ended = begun + timedelta(days=r.randint(330, 620))
    if r.random() < 0.62 or ended < calendar.first + timedelta(days=40) or ended >= calendar.today:
        return Plan(kind, ProjectState.RUNNING, begun)
    state = ProjectState.STOPPED if r.random() < 0.16 else ProjectState.FINISHED
    return Plan(kind, state, begun, ended)


def outside_it(calendar: Calendar, kind: str, state: str) -> Plan:
    """A draft, one that ended before the year of the report, or (running) one that began after it."""
    r = calendar.random
    if state == ProjectState.FINISHED:
        ended = calendar.first - timedelta(days=r.randint(20, 300))
        return Plan(kind, state, ended - timedelta(days=r.randint(330, 500)), ended)
    latest = max(0, (calendar.today - date(calendar.year + 1, 1, 1)).days)
    begun = calendar.today - timedelta(days=r.randint(0, max(0, min(280, latest))))
    return Plan(kind, state if latest or state == ProjectState.DRAFT else ProjectState.DRAFT, begun)
