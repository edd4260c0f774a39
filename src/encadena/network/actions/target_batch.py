"""Targets of many centres at once: all of them or none, and back again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError

from .. import errors
from ..models import Centre, Target, TargetBatch
from .target import remove_target, set_target


@dataclass(frozen=True)
class TargetChange:
    """``was``: what the person saw when typing; None is no target."""

    centre: Centre
    indicator: str
    was: int | None
    value: int | None

    @property
    def key(self) -> tuple[int, str]:
        return self.centre.pk, self.indicator


def set_targets(changes: Sequence[TargetChange], *, year: int, actor: User | None) -> TargetBatch:
    """Raises what ``set_target`` raises, and ``Conflict`` with the cells that somebody else changed meanwhile."""
    with transaction.atomic():
        standing = _standing(changes, year)
        moved = [change.key for change in changes if standing.get(change.key) != change.was]
        if moved:
            raise Conflict(errors.TARGET_CHANGED, cells=len(moved), keys=moved, standing=standing)
        for change in changes:
            _apply(change.centre, change.indicator, change.value, year, actor)
        rows = [[c.centre.pk, c.indicator, c.was, c.value] for c in changes]
        batch = TargetBatch.objects.create(year=year, changes=rows, made_by=actor)
        record("target.batch", batch, actor=actor, context={"year": year, "targets": len(rows)})
    return batch


def undo_targets(batch: TargetBatch, *, actor: User | None) -> int:
    """Back to what was there, except what has been changed again since; how many came back. Once only."""
    with transaction.atomic():
        taken = TargetBatch.objects.filter(pk=batch.pk, undone_at=None).update(undone_at=clock.now())
        if not taken:
            raise DomainError(errors.TARGET_UNDONE)
        centres = Centre.objects.in_bulk([row[0] for row in batch.changes])
        back = [TargetChange(centres[pk], code, now, before) for pk, code, before, now in batch.changes]
        standing = _standing(back, batch.year)
        unmoved = [change for change in back if standing.get(change.key) == change.was]
        for change in unmoved:
            _apply(change.centre, change.indicator, change.value, batch.year, actor)
        record("target.batch_undone", batch, actor=actor, context={"year": batch.year, "targets": len(unmoved)})
    return len(unmoved)


def _apply(centre: Centre, indicator: str, value: int | None, year: int, actor: User | None) -> None:
    if value is None:
        remove_target(centre, year=year, indicator=indicator, actor=actor)
    else:
        set_target(centre, year=year, indicator=indicator, value=value, actor=actor)


def _standing(changes: Sequence[TargetChange], year: int) -> dict[tuple[int, str], int]:
    rows = Target.objects.select_for_update().filter(centre__in={c.centre.pk for c in changes}, year=year)
    return {(centre, code): value for centre, code, value in rows.values_list("centre", "indicator", "value")}
