"""From finished diagnoses to the engine's statistics, and its estimates to JSON."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from encadena.engines.readiness.questionnaire import Dimension, Item, Questionnaire
from encadena.engines.readiness.statistics import dif
from encadena.engines.readiness.statistics.alpha import alpha
from encadena.engines.readiness.statistics.complete import Table
from encadena.engines.readiness.statistics.estimate import Outcome, Refusal
from encadena.engines.readiness.statistics.groups import Difference, difference
from encadena.engines.readiness.statistics.kappa import kappa
from encadena.engines.readiness.statistics.omega import omega
from encadena.engines.readiness.statistics.shares import CEILING, FLOOR, share_at

from ..queries.statistics import Case, Values

RATERS = ("firm", "adviser")
PAIRS = (("firm", "adviser"), ("adviser", "evidence"), ("firm", "evidence"))
# Groups are compared by the adviser's eye: one person sees many firms, a firm only itself.
JUDGE = "adviser"
Watch = Callable[[float], None]


def computed(questionnaire: Questionnaire, cases: list[Case], values: Values, watch: Watch) -> dict[str, Any]:
    """``{"dimensions": [{"code", "raters": {…}, "kappa": {…}, "groups": […], "items": […], "tested"}]}``.

    An estimate is ``{"value", "low", "high", "n", "items"}``; a refusal ``{"refused", "n", "needed"}``.
    """
    found = []
    for number, dimension in enumerate(questionnaire.dimensions):
        found.append(_dimension(dimension, cases, values))
        watch((number + 1) / len(questionnaire.dimensions))
    return {"dimensions": found}


def _dimension(dimension: Dimension, cases: list[Case], values: Values) -> dict[str, Any]:
    items, tested = _unfair_items(dimension, cases, values)
    return {
        "code": dimension.code,
        "raters": {rater: _rater(dimension, cases, values, rater) for rater in RATERS},
        "kappa": {f"{a}-{b}": told(_kappa(dimension, values, a, b)) for a, b in PAIRS},
        "groups": _groups(dimension, cases),
        "items": items,
        "tested": tested,
    }


def _rater(dimension: Dimension, cases: list[Case], values: Values, rater: str) -> dict[str, Any]:
    table = _table(dimension, values.get(rater, {}))
    scores = [case.scores[key] for case in cases if (key := (dimension.code, rater)) in case.scores]
    return {
        "n": len(scores),
        "alpha": told(alpha(table)),
        "omega": told(omega(table)),
        "floor": told(share_at(scores, FLOOR)),
        "ceiling": told(share_at(scores, CEILING)),
    }


def _table(dimension: Dimension, given: Mapping[int, Mapping[str, int]]) -> Table:
    """Percents, a row per diagnosis in which this dimension was answered at all."""
    rows = [[_percent(item, answers) for item in dimension.items] for answers in given.values()]
    table = np.array(rows, dtype=np.float64).reshape(len(rows), len(dimension.items))
    return np.asarray(table[~np.isnan(table).all(axis=1)]) if len(rows) else table


def _percent(item: Item, answers: Mapping[str, int]) -> float:
    value = answers.get(item.code)
    return item.scale.percent(value) if value in item.scale.values and value is not None else float("nan")


def _kappa(dimension: Dimension, values: Values, first: str, second: str) -> Outcome:
    one, other = values.get(first, {}), values.get(second, {})
    firms = [_pairs(dimension, one[pk], other[pk]) for pk in one if pk in other]
    levels = max(len(item.scale.values) for item in dimension.items)
    return kappa(firms, levels)


def _pairs(dimension: Dimension, one: Mapping[str, int], other: Mapping[str, int]) -> list[tuple[int, int]]:
    found = []
    for item in dimension.items:
        place = {value: n for n, value in enumerate(item.scale.values)}
        if one.get(item.code) in place and other.get(item.code) in place:
            found.append((place[one[item.code]], place[other[item.code]]))
    return found


def _groups(dimension: Dimension, cases: list[Case]) -> list[dict[str, Any]]:
    """Every group against all other firms."""
    key, found = (dimension.code, JUDGE), []
    scored = [case for case in cases if key in case.scores]
    for by, group in _all_groups(scored):
        inside = [case.scores[key] for case in scored if (by, group) in case.groups]
        outside = [case.scores[key] for case in scored if (by, group) not in case.groups]
        found.append({"by": by, "group": group, **_told_difference(difference(inside, outside))})
    return found


def _unfair_items(dimension: Dimension, cases: list[Case], values: Values) -> tuple[list[dict[str, Any]], int]:
    """Items whose odds ratio leaves out 1 for some group, and how many were tested."""
    given, found, tested = values.get(JUDGE, {}), [], 0
    known = [case for case in cases if case.pk in given]
    for item in dimension.items:
        rows = [(case, *_reached(dimension, item, given[case.pk])) for case in known]
        usable = [(case, reached, rest) for case, reached, rest in rows if reached is not None and rest is not None]
        for by, group in _all_groups([case for case, _reached, _rest in usable]):
            outcome = dif.odds_ratio(
                [dif.Case(reached, rest, (by, group) in case.groups) for case, reached, rest in usable]
            )
            if isinstance(outcome, Refusal):
                continue
            tested += 1
            if outcome.low > 1 or outcome.high < 1:
                found.append({"item": item.code, "by": by, "group": group, **told(outcome)})
    return found, tested


def _reached(dimension: Dimension, item: Item, answers: Mapping[str, int]) -> tuple[bool | None, float | None]:
    """Whether the item's upper half was reached, and the mean of the other items."""
    own = _percent(item, answers)
    others = [p for other in dimension.items if other is not item and not np.isnan(p := _percent(other, answers))]
    return (None if np.isnan(own) else own > 50), (sum(others) / len(others) if others else None)


def _all_groups(cases: list[Case]) -> list[tuple[str, str]]:
    return sorted({group for case in cases for group in case.groups})


def told(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, Refusal):
        return {"refused": outcome.reason, "n": outcome.n, "needed": outcome.needed}
    return asdict(outcome)


def _told_difference(found: Difference | Refusal) -> dict[str, Any]:
    if isinstance(found, Refusal):
        return told(found)
    return {"points": told(found.points), "effect": told(found.effect), "first": found.first, "second": found.second}
