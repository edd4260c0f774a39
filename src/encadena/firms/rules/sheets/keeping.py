"""A reading as lines of text and back, so that nobody reads the same sheet twice.

Values that JSON does not know are written as text and known again by their place: shares and sales are decimals,
``started_on`` and ``since`` are days.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from .drafts import FirmDraft, Issue, OwnerDraft, Reading, Said

PER_LINE = 500
_ISSUE = ("row", "place", "column", "value", "code", "params", "level")


def lines_of(reading: Reading) -> Iterator[str]:
    """First what the sheet holds as a whole, then the firms, ``PER_LINE`` in each line."""
    issues = [[getattr(issue, name) for name in _ISSUE] for issue in reading.issues]
    yield _text([reading.rows, reading.left_aside, sorted(reading.bad_rows), len(reading.firms), issues])
    for first in range(0, len(reading.firms), PER_LINE):
        yield _text([_of_firm(draft) for draft in reading.firms[first : first + PER_LINE]])


def reading_of(lines: Iterable[str]) -> Reading:
    """The reading that was written. Raises ``ValueError`` when lines are missing or damaged."""
    try:
        texts = iter(lines)
        rows, left_aside, bad_rows, count, issues = json.loads(next(texts))
        firms = [_firm(values) for line in texts for values in json.loads(line)]
    except (StopIteration, TypeError, KeyError, ArithmeticError) as error:
        raise ValueError("not a reading") from error
    if len(firms) != count:
        raise ValueError("not the whole reading")
    return Reading(firms, [Issue(*issue) for issue in issues], rows, left_aside, set(bad_rows))


def _text(values: list[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _of_firm(draft: FirmDraft) -> list[Any]:
    values = draft.values
    if started := values.get("started_on"):
        values = {**values, "started_on": (started[0].isoformat(), *started[1:])}
    sales = [[year, str(amount), row, place] for year, (amount, row, place) in draft.sales.items()]
    owners = [_of_owner(owner) for owner in draft.owners]
    return [draft.rows, draft.rut, values, sales, owners, draft.activity, draft.bad]


def _of_owner(owner: OwnerDraft) -> list[Any]:
    share, since = owner.share, owner.since
    return [
        owner.row, owner.place, owner.rut, owner.name, owner.gender, None if share is None else str(share),
        owner.email, owner.phone, since and since.isoformat(),
    ]  # fmt: skip


def _firm(written: list[Any]) -> FirmDraft:
    rows, rut, values, sales, owners, activity, bad = written
    said: dict[str, Said] = {name: tuple(found) for name, found in values.items()}
    if started := values.get("started_on"):
        said["started_on"] = (date.fromisoformat(started[0]), started[1], started[2])
    amounts: dict[int, Said] = {year: (Decimal(amount), row, place) for year, amount, row, place in sales}
    return FirmDraft(rows, rut, said, amounts, [_owner(*o) for o in owners], activity and tuple(activity), bad)


def _owner(
    row: int, place: int, rut: str | None, name: str, gender: str | None, share: str | None,
    email: str | None, phone: str | None, since: str | None,
) -> OwnerDraft:  # fmt: skip
    return OwnerDraft(
        row, place, rut, name, gender, None if share is None else Decimal(share), email, phone,
        date.fromisoformat(since) if since else None,
    )  # fmt: skip
