"""Targets beside results, with the forecast to the end of the year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from encadena.engines.impact.forecast import LEAST_PASSED, forecast

from ..models import Centre, Target
from ..queries.target import targets_of
from ..registry import Indicator, indicators
from ..rules import Progress, Reach, outlook_of
from .season import Season, results_of_year, season_of


@dataclass(frozen=True)
class TargetRow:
    """``progress`` is None while the indicator has no target that year; ``before`` is the result of the year before."""

    centre: Centre
    indicator: Indicator
    progress: Progress | None
    before: float | None = None


@dataclass(frozen=True)
class CentreTargets:
    centre: Centre
    rows: list[TargetRow]


def target_rows(centre: Centre, *, year: int, today: date) -> list[TargetRow]:
    """One per indicator; only those with a target are measured."""
    return target_table([centre], year=year, today=today)[0].rows


def target_table(centres: Iterable[Centre], *, year: int, today: date, before: bool = False) -> list[CentreTargets]:
    """Every indicator of every centre, at one measure per indicator; ``before``: with the results of last year."""
    places = list(centres)
    targets = targets_of(places, year)
    columns = [(one, _column(one, targets.get(one.code, {}), year, today, before)) for one in indicators()]
    return [
        CentreTargets(
            centre,
            [TargetRow(centre, one, col.progress.get(centre.pk), col.before.get(centre.pk)) for one, col in columns],
        )
        for centre in places
    ]


def shortfalls(targets: Sequence[Target], *, today: date) -> list[tuple[Target, Progress]]:
    """Those of the running year that will not be reached as things go."""
    by_code: dict[str, dict[int, int]] = {}
    for target in targets:
        by_code.setdefault(target.indicator, {})[target.centre_id] = target.value
    found = {
        one.code: _column(one, by_code.get(one.code, {}), today.year, today, before=False).progress
        for one in indicators()
    }
    told = [(target, found.get(target.indicator, {}).get(target.centre_id)) for target in targets]
    return [(target, progress) for target, progress in told if progress and progress.falls_short]


@dataclass(frozen=True)
class _Column:
    progress: Mapping[int, Progress]
    before: Mapping[int, float] = field(default_factory=dict)


def _column(one: Indicator, targets: Mapping[int, int], year: int, today: date, before: bool) -> _Column:
    earlier = results_of_year(one, year - 1) if before and one.accumulates and year <= today.year + 1 else {}
    ids = list(targets)
    measured = one.measure(ids, year, today) if ids and year <= today.year else {}
    running = one.accumulates and year == today.year
    season = season_of(one, ids, year=year, today=today) if ids and running else {}
    return _Column(
        {pk: _progress(one, pk, targets[pk], measured.get(pk, 0), season, year, today) for pk in ids}, earlier
    )


def _progress(one: Indicator, pk: int, target: int, result: float, season: Season, year: int, today: date) -> Progress:
    reach = _reach(result, season[pk], today) if pk in season else None
    outlook = outlook_of(target, result, reach, year=year, today=today, accumulates=one.accumulates)
    return Progress(target, result, outlook, reach, _known_from(year) if pk in season and reach is None else None)


def _reach(result: float, earlier: Collection[tuple[float, float]], today: date) -> Reach | None:
    found = forecast(max(0.0, float(result)), _passed(today), list(earlier))
    return Reach(found.value, found.low, found.high, found.by_season) if found else None


def _passed(today: date) -> float:
    first, after = date(today.year, 1, 1), date(today.year + 1, 1, 1)
    return ((today - first).days + 1) / (after - first).days


def _known_from(year: int) -> date:
    day = date(year, 1, 1)
    while _passed(day) < LEAST_PASSED:
        day += timedelta(days=1)
    return day
