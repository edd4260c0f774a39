"""Where each application stands in the choice, for the reason that its firm is given."""

from dataclasses import dataclass

from ..choices import ApplicationState
from ..models import Mission
from ..rules.selection import total_of
from .missions import points_of, weights_of


@dataclass(frozen=True)
class Standing:
    """Own points and those of the last who goes (of 100; None: not scored), and the place among those who wait."""

    total: float | None
    least: float | None
    in_line: int


def standings_of(mission: Mission) -> dict[int, Standing]:
    """By application. Three queries."""
    rows = list(mission.applications.exclude(state=ApplicationState.WITHDRAWN).order_by("place", "pk"))
    weights, points = weights_of(mission), points_of(rows)
    totals = {a.pk: total_of(points.get(a.pk, {}), weights) for a in rows}
    going = [t for a in rows if a.state == ApplicationState.CHOSEN and (t := totals[a.pk]) is not None]
    waiting = [a.pk for a in rows if a.state == ApplicationState.WAITING]
    places = {pk: place for place, pk in enumerate(waiting, start=1)}
    least = min(going, default=None)
    return {a.pk: Standing(totals[a.pk], least, places.get(a.pk, 0)) for a in rows}
