"""Takes a file in: what it really is, is it safe, where are its headings; refused files leave nothing behind."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePath
from uuid import uuid4

from django.core.files import File
from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre

from ...choices import ImportState
from ...models import Import
from ...models.imports import SheetUpload
from ...queries.imports import centres_to_import_into
from ...rules.sheets.archives import check_archive
from ...rules.sheets.codes import FILE_TOO_LARGE, IMPORT_BUSY, IMPORT_CENTRE
from ...rules.sheets.kinds import MAX_BYTES, kind_of
from ...rules.sheets.reading import sheet_names
from .mapping import look_at


def receive_file(
    *,
    upload: File[bytes],
    name: str,
    centre: Centre | None,
    actor: User | None,
    source: str = "",
    sheet: str = "",
) -> Import:
    """Keep ``upload`` (its own name is ``name``) and propose what its columns mean.

    Raises the codes of ``rules.sheets.kinds``, ``archives``, ``reading`` and ``headings``, and ``import_centre`` when
    ``actor`` (None: the system) may not import into ``centre``.
    """
    _check_centre(centre, actor)
    batch = Import(centre=centre, created_by=actor, source=source.strip()[:120])
    take_in(batch, upload, name, lambda: look_at(batch, sheet=sheet or None, heading_rows=None), actor=actor)
    return batch


def take_in(
    batch: SheetUpload, upload: File[bytes], name: str, look: Callable[[], None], *, actor: User | None
) -> None:
    """Keep the file of the unsaved ``batch``: what it really is, is it safe, then ``look`` finds its headings.

    A refused file leaves nothing behind. Raises the codes of ``rules.sheets`` and whatever ``look`` raises.
    """
    if upload.size > MAX_BYTES:
        raise DomainError(FILE_TOO_LARGE, name=name, size=upload.size, limit=MAX_BYTES)
    batch.file_name, batch.size = PurePath(name).name[:200], upload.size
    batch.stored_file.save(f"{uuid4().hex}.sheet", upload, save=False)
    try:
        _identify(batch, name)
        look()
        with transaction.atomic():
            batch.save()
            record("import.uploaded", batch, actor=actor, context={"rows": len(batch.headings), "size": batch.size})
    except BaseException:
        batch.stored_file.delete(save=False)
        raise


def discard_import(batch: Import, *, actor: User | None) -> None:
    """Forget a file that was never applied. Raises ``import_busy`` otherwise."""
    free = (ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKED, ImportState.FAILED)
    with transaction.atomic():
        current = Import.objects.select_for_update().get(pk=batch.pk)
        if current.state not in free or current.changes.exists():
            raise DomainError(IMPORT_BUSY, state=current.state)
        record("import.discarded", current, actor=actor)
        stored = current.stored_file
        current.delete()
    stored.delete(save=False)


def _check_centre(centre: Centre | None, actor: User | None) -> None:
    if actor is None:
        return
    allowed = centres_to_import_into(actor)
    if centre is None and actor.role == "administrator":
        return
    if centre is None or not allowed.filter(pk=centre.pk).exists():
        raise DomainError(IMPORT_CENTRE)


def _identify(batch: SheetUpload, name: str) -> None:
    path = Path(batch.stored_file.path)
    batch.kind = kind_of(path, name)
    check_archive(path, batch.kind)
    batch.sha256 = _digest(path)
    batch.sheets = sheet_names(path, batch.kind)


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
