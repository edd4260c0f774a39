"""Which sheet, which headings, which column means what; remembered for the next file of the same source."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...choices import ImportState
from ...models import ColumnMap, Import
from ...models.imports import SheetUpload
from ...queries.imports import remembered_columns
from ...rules.sheets.codes import FILE_GONE, IMPORT_BUSY, SHEET_EMPTY
from ...rules.sheets.columns import check_fields
from ...rules.sheets.drafts import shown
from ...rules.sheets.headings import LOOK_AT, Headings, chosen_headings, find_headings
from ...rules.sheets.matching import fingerprint_of, heading_keys, match_columns
from ...rules.sheets.reading import Row, read_rows

SAMPLE_ROWS = 200
SAMPLES_SHOWN = 3
OPEN_STATES = (ImportState.UPLOADED, ImportState.MAPPED, ImportState.CHECKED, ImportState.FAILED)


def describe_sheet(
    batch: Import, *, sheet: str | None, heading_rows: Sequence[int] | None, actor: User | None
) -> Import:
    """Look again at another sheet, or with the headings in the rows that a person named (numbers from 1)."""
    with transaction.atomic():
        current = Import.objects.select_for_update().get(pk=batch.pk)
        if current.state not in OPEN_STATES:
            raise DomainError(IMPORT_BUSY, state=current.state)
        look_at(current, sheet=sheet or current.sheet or None, heading_rows=heading_rows)
        current.state, current.counts = ImportState.UPLOADED, {}
        current.save()
    return current


def set_columns(batch: Import, *, fields: Mapping[int, str], actor: User | None, source: str | None = None) -> Import:
    """Say what the columns mean (place from 0 → field; places left out are not read) and remember it.

    Raises the codes of ``rules.sheets.columns.check_fields``.
    """
    chosen = {place: field for place, field in fields.items() if field}
    check_fields(chosen, batch.headings, clock.today())
    with transaction.atomic():
        current = Import.objects.select_for_update().get(pk=batch.pk)
        if current.state not in OPEN_STATES:
            raise DomainError(IMPORT_BUSY, state=current.state)
        if source is not None:
            current.source = source.strip()[:120]
        current.fields = {str(place): field for place, field in sorted(chosen.items())}
        current.state, current.counts, current.failure = ImportState.MAPPED, {}, {}
        current.save()
        _remember(current, chosen)
        record("import.mapped", current, actor=actor)
    return current


def look_at(batch: Import, *, sheet: str | None, heading_rows: Sequence[int] | None, actor: User | None = None) -> None:
    """Fill in headings, samples and suggestions of the unsaved ``batch``.

    Without a ``sheet`` the one whose headings say most is taken (the first of equals).
    """
    names = [sheet] if sheet else batch.sheets or [""]
    best: tuple[int, Headings, list[Row], str] | None = None
    problem: DomainError | None = None
    for name in names[:12]:
        try:
            found = _headings(batch, name, heading_rows)
        except DomainError as error:
            problem = problem or error
            continue
        score = len(match_columns(found[0].texts, []))
        if best is None or score > best[0]:
            best = (score, *found, name)
    if best is None:
        raise problem or DomainError(SHEET_EMPTY)
    _describe(batch, *best[1:])


def rows_of(batch: SheetUpload, *, actor: User | None = None) -> Iterable[Row]:
    """All rows of the chosen sheet, as often as asked. Raises ``file_gone`` when the stored file was removed."""
    return read_rows(_path(batch), batch.kind, batch.sheet)


def _path(batch: SheetUpload) -> Path:
    path = Path(batch.stored_file.path) if batch.stored_file else None
    if path is None or not path.exists():
        raise DomainError(FILE_GONE, name=batch.file_name)
    return path


def _headings(batch: Import, sheet: str, numbers: Sequence[int] | None) -> tuple[Headings, list[Row]]:
    rows = list(islice(read_rows(_path(batch), batch.kind, sheet), LOOK_AT + SAMPLE_ROWS))
    return (chosen_headings(rows, numbers) if numbers else find_headings(rows)), rows


def _describe(batch: Import, headings: Headings, rows: list[Row], sheet: str) -> None:
    texts = headings.texts
    below = [row for row in rows[headings.rows[-1] + 1 :] if any(cell is not None for cell in row)]
    columns = [[row[p] for row in below if p < len(row) and row[p] is not None] for p in range(len(texts))]
    remembered = remembered_columns(batch.centre, batch.source, _unnamed(texts))
    guesses = match_columns(texts, columns, remembered)
    batch.sheet, batch.headings = sheet, texts
    batch.heading_rows = [place + 1 for place in headings.rows]
    batch.samples = [[shown(cell) for cell in column[:SAMPLES_SHOWN]] for column in columns]
    batch.suggested = {str(p): [g.field, g.confidence, g.why] for p, g in guesses.items()}
    batch.fields = {str(p): g.field for p, g in guesses.items()}


def _unnamed(headings: Sequence[str]) -> str:
    """A source without a name is known by its headings."""
    return "#" + sha256(fingerprint_of(headings).encode()).hexdigest()[:40]


def _remember(batch: Import, fields: Mapping[int, str]) -> None:
    keys = heading_keys(batch.headings)
    chosen = {key: fields.get(place, "") for place, key in enumerate(keys) if key}
    for source in filter(None, (batch.source, _unnamed(batch.headings))):
        ColumnMap.objects.update_or_create(
            centre=batch.centre, source=source, defaults={"fields": chosen, "updated_at": clock.now()}
        )
