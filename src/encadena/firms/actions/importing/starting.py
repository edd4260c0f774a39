"""Only one worker at a time works on an import; a later start outdoes an earlier one."""

from collections.abc import Collection
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from ...models.imports import SheetUpload
from ...rules.sheets.codes import IMPORT_BUSY, IMPORT_SUPERSEDED

B = TypeVar("B", bound=SheetUpload)


def start(batch: B, *, to: str, allowed: Collection[str], actor: User | None, **fields: Any) -> B:
    """Compare and swap the state and take the next number of ``run``. Raises ``import_busy``."""
    with transaction.atomic():
        batches = type(batch)._default_manager
        free = batches.filter(pk=batch.pk, state__in=allowed)
        if not free.update(state=to, run=F("run") + 1, failure={}, **fields):
            raise DomainError(IMPORT_BUSY, state=batches.values_list("state", flat=True).get(pk=batch.pk))
        return batches.select_related("centre", "created_by").get(pk=batch.pk)


def still_ours(batch: SheetUpload, *, actor: User | None) -> None:
    """Call inside each chunk's transaction. Raises ``import_superseded`` when somebody else started after us."""
    batches = type(batch)._default_manager
    if not batches.select_for_update().filter(pk=batch.pk, run=batch.run).exists():
        raise DomainError(IMPORT_SUPERSEDED)


def finish(batch: B, *, to: str, actor: User | None, **fields: Any) -> B:
    """The end of our run, unless somebody else's has begun."""
    type(batch)._default_manager.filter(pk=batch.pk, run=batch.run).update(state=to, **fields)
    batch.refresh_from_db()
    return batch
