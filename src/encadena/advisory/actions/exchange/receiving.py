"""Takes a spreadsheet in, and says what its columns mean."""

from collections.abc import Mapping
from itertools import islice

from django.core.files import File
from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.importing.mapping import rows_of
from encadena.firms.actions.importing.uploading import take_in
from encadena.firms.choices import ImportState
from encadena.firms.rules.sheets.codes import IMPORT_BUSY, IMPORT_CENTRE, SHEET_EMPTY
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre

from ...choices import SheetSubject
from ...models import SheetImport
from ...queries.exchange import centres_for
from ...rules.exchange.columns import LOOK_AT
from .subjects import SHEETS

OPEN = (ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKED, ImportState.FAILED)


def receive_sheet(
    *,
    upload: File[bytes],
    name: str,
    centre: Centre,
    actor: User | None,
    subject: SheetSubject = SheetSubject.SESSIONS,
) -> SheetImport:
    """Keep the file; the sheet whose headings say most is taken (the first of equals).

    Raises the codes of ``firms.rules.sheets`` and ``import_centre`` when ``actor`` may not import into ``centre``.
    """
    if actor is not None and not centres_for(actor, subject).filter(pk=centre.pk).exists():
        raise DomainError(IMPORT_CENTRE)
    batch = SheetImport(centre=centre, created_by=actor, subject=subject)
    take_in(batch, upload, name, lambda: _look_at(batch), actor=actor)
    return batch


def choose_columns(batch: SheetImport, *, fields: Mapping[int, str], actor: User | None) -> SheetImport:
    """Say what the columns mean (place from 0 → field).

    Raises ``columns_twice``, ``columns_needed`` or ``import_busy``.
    """
    chosen = {place: field for place, field in fields.items() if field and place < len(batch.headings)}
    SHEETS[batch.subject].columns.check(chosen, batch.headings)
    with transaction.atomic():
        current = SheetImport.objects.select_for_update().get(pk=batch.pk)
        if current.state not in OPEN:
            raise DomainError(IMPORT_BUSY, state=current.state)
        current.fields = {str(place): field for place, field in sorted(chosen.items())}
        current.state, current.counts, current.failure = ImportState.MAPPED, {}, {}
        current.save()
        record("import.mapped", current, actor=actor)
    return current


def discard_sheet(batch: SheetImport, *, actor: User | None) -> None:
    """Forget a file that was never applied. Raises ``import_busy`` otherwise."""
    with transaction.atomic():
        current = SheetImport.objects.select_for_update().get(pk=batch.pk)
        if current.state not in OPEN or current.made.exists():
            raise DomainError(IMPORT_BUSY, state=current.state)
        record("import.discarded", current, actor=actor)
        stored = current.stored_file
        current.delete()
    stored.delete(save=False)


def _look_at(batch: SheetImport) -> None:
    columns = SHEETS[batch.subject].columns
    best, problem = -1, DomainError(SHEET_EMPTY)
    for name in (batch.sheets or [""])[:12]:
        batch.sheet, before = name, batch.sheet
        try:
            place, headings = columns.find_headings(list(islice(rows_of(batch), LOOK_AT)))
        except DomainError as error:
            problem, batch.sheet = error, before
            continue
        fields = columns.match(headings)
        if len(fields) <= best:
            batch.sheet = before
            continue
        best, batch.headings, batch.heading_rows = len(fields), headings, [place + 1]
        batch.fields = {str(at): field for at, field in fields.items()}
    if best < 0:
        raise problem
