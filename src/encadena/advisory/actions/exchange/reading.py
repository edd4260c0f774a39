"""The file of an import → drafts that know what they are about."""

from itertools import islice
from typing import Any

from encadena.accounts.models import User
from encadena.firms.actions.importing.mapping import rows_of
from encadena.kernel import clock

from ...models import SheetImport
from ...rules.exchange.drafts import read_drafts
from .subjects import SHEETS


def read_sheet(batch: SheetImport, *, actor: User | None) -> tuple[list[Any], Any]:
    """All rows, in the order that their subject wants, and what was read of the register to understand them.

    About 10 s per 100,000 rows.
    """
    sheet = SHEETS[batch.subject]
    fields = {int(place): field for place, field in batch.fields.items()}
    sheet.columns.check(fields, batch.headings)
    first = max(batch.heading_rows, default=1)
    rows = islice(iter(rows_of(batch)), first, None)
    drafts = list(read_drafts(rows, first + 1, fields, sheet.columns, sheet.draft, clock.today()))
    return drafts, sheet.resolve(batch, drafts, actor=actor)
