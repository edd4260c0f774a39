"""Targets of a centre beside what it reached, and who may see and fix them."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..models import Centre, Target
from ..registry import Indicator, indicators
from ..rules import Progress, progress_of
from .scope import scope_of

SETTERS = frozenset({Role.HEAD, Role.COORDINATOR})


@dataclass(frozen=True)
class TargetRow:
    """``progress`` is None while the indicator has no target that year."""

    indicator: Indicator
    progress: Progress | None


def target_rows(centre: Centre, *, year: int, today: date) -> list[TargetRow]:
    """One per indicator; only those with a target are measured."""
    targets = dict(Target.objects.filter(centre=centre, year=year).values_list("indicator", "value"))
    return [TargetRow(one, _progress(one, centre, targets.get(one.code), year, today)) for one in indicators()]


def may_read_results(user: User | AnonymousUser, centre: Centre) -> bool:
    """Whoever works in the centre or answers for it; a rival operator does not."""
    scope = scope_of(user)
    return scope.everything or centre.pk in scope.centre_ids or centre.region_id in scope.region_codes


def may_set_targets(user: User | AnonymousUser, centre: Centre) -> bool:
    scope = scope_of(user)
    return scope.everything or (scope.role in SETTERS and centre.pk in scope.centre_ids)


def _progress(indicator: Indicator, centre: Centre, target: int | None, year: int, today: date) -> Progress | None:
    if not target:
        return None
    result = indicator.measure([centre.pk], year, today).get(centre.pk, 0)
    return progress_of(target, result, year=year, today=today, accumulates=indicator.accumulates)
