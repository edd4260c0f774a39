"""What a centre has to reach in a year."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .. import errors
from ..models import Centre, Target
from ..registry import indicator_of
from ..rules import check_target, check_year


def set_target(centre: Centre, *, year: int, indicator: str, value: int, actor: User | None) -> Target:
    """Fix or change one. Raises ``target_unknown``, ``target_zero``, ``target_invalid``, ``year_out_of_range``."""
    _check(indicator, year)
    check_target(value)
    with transaction.atomic():
        before = _standing(centre, year, indicator)
        if before and before.value == value:
            return before
        values = {"value": value, "set_at": clock.now()}
        target, _created = Target.objects.update_or_create(
            centre=centre, year=year, indicator=indicator, defaults=values
        )
        changes = {"target": [before.value if before else None, value]}
        record("target.set", centre, actor=actor, changes=changes, context={"year": year, "indicator": indicator})
    return target


def remove_target(centre: Centre, *, year: int, indicator: str, actor: User | None) -> int | None:
    """The value it had, for whoever wants it back; None when there was none."""
    _check(indicator, year)
    with transaction.atomic():
        target = _standing(centre, year, indicator)
        if target is None:
            return None
        context = {"year": year, "indicator": indicator}
        record("target.removed", centre, actor=actor, changes={"target": [target.value, None]}, context=context)
        target.delete()
    return target.value


def _check(indicator: str, year: int) -> None:
    if indicator_of(indicator) is None:
        raise DomainError(errors.TARGET_UNKNOWN, indicator=indicator)
    check_year(year, today=clock.today())


def _standing(centre: Centre, year: int, indicator: str) -> Target | None:
    rows = Target.objects.select_for_update().filter(centre=centre, year=year, indicator=indicator)
    return rows.first()
