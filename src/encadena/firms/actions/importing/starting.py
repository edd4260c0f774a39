"""Only one worker at a time works on an import; a later start outdoes an earlier one."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import F

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from ...models import Import
from ...rules.sheets.codes import IMPORT_BUSY, IMPORT_SUPERSEDED


def start(batch: Import, *, to: str, allowed: Collection[str], actor: User | None, **fields: Any) -> Import:
    """Compare and swap the state and take the next number of ``run``. Raises ``import_busy``."""
    with transaction.atomic():
        free = Import.objects.filter(pk=batch.pk, state__in=allowed)
        if not free.update(state=to, run=F("run") + 1, failure={}, **fields):
            raise DomainError(IMPORT_BUSY, state=Import.objects.values_list("state", flat=True).get(pk=batch.pk))
        return Import.objects.select_related("centre", "created_by").get(pk=batch.pk)


def still_ours(batch: Import, *, actor: User | None) -> None:
    """Call inside each chunk's transaction. Raises ``import_superseded`` when somebody else started after us."""
    if not Import.objects.select_for_update().filter(pk=batch.pk, run=batch.run).exists():
        raise DomainError(IMPORT_SUPERSEDED)


def finish(batch: Import, *, to: str, actor: User | None, **fields: Any) -> Import:
    """The end of our run, unless somebody else's has begun."""
    Import.objects.filter(pk=batch.pk, run=batch.run).update(state=to, **fields)
    batch.refresh_from_db()
    return batch
