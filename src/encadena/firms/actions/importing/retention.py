"""Uploaded spreadsheets do not stay for ever: they hold data of people, and what came of them is in the register."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock

from ...choices import ImportState
from ...models.imports import SheetUpload
from .spool import forget_old_readings

ENDED = (ImportState.APPLIED, ImportState.UNDONE)
NEVER_APPLIED = (ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKED, ImportState.FAILED)


def remove_old_files(*, days: int, actor: User | None) -> int:
    """Remove the files of imports that were applied, undone or left lying ``days`` ago or longer; returns how many.

    The import itself stays with its rows, its journal and its undo. May be repeated: a file is removed before the
    import says so, and what a death between the two leaves is finished the next time.
    """
    forget_old_readings(actor=actor)
    removed = 0
    for model in SheetUpload.__subclasses__():
        for pk in list(_old(model, days).order_by("pk").values_list("pk", flat=True)):
            removed += _remove(model, pk, days, actor)
    return removed


def _old(model: type[SheetUpload], days: int) -> QuerySet[SheetUpload]:
    """A file that was never applied counts from its upload."""
    day = clock.now() - timedelta(days=days)
    ended = Q(state__in=ENDED, applied_at__lte=day) & (Q(undone_at__isnull=True) | Q(undone_at__lte=day))
    left = Q(state__in=NEVER_APPLIED, created_at__lte=day)
    return model._default_manager.filter(ended | left).exclude(stored_file="")


def _remove(model: type[SheetUpload], pk: int, days: int, actor: User | None) -> int:
    with transaction.atomic():
        batch = _old(model, days).select_for_update().filter(pk=pk).first()
        if batch is None:
            return 0
        batch.stored_file.delete(save=False)
        model._default_manager.filter(pk=pk).update(stored_file="")
        record("import.file_removed", batch, actor=actor, context={"days": days})
    return 1
