"""Rows that speak of the same firm, or of the same person, put together; they must agree."""

from collections.abc import Iterable, Mapping

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...errors import OWNER_TWICE
from .codes import PERSON_DISAGREES, ROWS_DISAGREE
from .drafts import FirmDraft, OwnerDraft, Reading
from .reading import Row


class Joiner:
    """Adds one drafted row after the other to the firms of ``reading``. A firm may stand in several rows (one per
    owner).
    """

    def __init__(self, reading: Reading, headings: Mapping[int, str]) -> None:
        self._reading, self._headings = reading, headings
        self._firms: dict[str, FirmDraft] = {}
        self._people: dict[str, OwnerDraft] = {}

    def add(self, draft: FirmDraft, owners: Iterable[OwnerDraft], row: Row) -> None:
        key = draft.key
        known = self._firms.get(key)
        if known is None:
            self._firms[key] = known = draft
            self._reading.firms.append(draft)
        else:
            self._merge(known, draft, row)
        for owner in owners:
            self._add_owner(known, owner, row)

    def _merge(self, known: FirmDraft, draft: FirmDraft, row: Row) -> None:
        number = draft.rows[0]
        known.rows.append(number)
        known.bad |= draft.bad
        for name, found in draft.values.items():
            before = known.values.setdefault(name, found)
            if not _same(before[0], found[0]):
                self._disagree(known, number, found[2], row, before[1], before[0])
        for year, amount in draft.sales.items():
            before = known.sales.setdefault(year, amount)
            if before[0] != amount[0]:
                self._disagree(known, number, amount[2], row, before[1], before[0])
        if draft.activity and known.activity and draft.activity[0] != known.activity[0]:
            self._disagree(known, number, draft.activity[2], row, known.activity[1], known.activity[0])
        known.activity = known.activity or draft.activity

    def _add_owner(self, firm: FirmDraft, owner: OwnerDraft, row: Row) -> None:
        self._same_person(firm, owner, row)
        twin = next((o for o in firm.owners if o.key == owner.key), None)
        if twin is None:
            firm.owners.append(owner)
        elif owner.row == twin.row and owner.rut:
            self._refuse(firm, owner.row, owner.place, row, DomainError(OWNER_TWICE, owner=owner.name or owner.rut))
        elif None not in (owner.share, twin.share) and owner.share != twin.share:
            self._disagree(firm, owner.row, owner.place, row, twin.row, twin.share)
        else:
            for name in ("gender", "share", "email", "phone", "since"):
                if getattr(twin, name) is None:
                    setattr(twin, name, getattr(owner, name))

    def _same_person(self, firm: FirmDraft, owner: OwnerDraft, row: Row) -> None:
        """One RUT is one person everywhere in the file; the first name that was written is the one kept."""
        if not owner.rut:
            return
        known = self._people.setdefault(owner.rut, owner)
        if known is owner:
            return
        if owner.name and known.name and not set(fold(owner.name).split()) & set(fold(known.name).split()):
            self._disagree(firm, owner.row, owner.place, row, known.row, known.name, PERSON_DISAGREES)
        elif owner.gender and known.gender and owner.gender != known.gender:
            self._disagree(firm, owner.row, owner.place, row, known.row, known.gender, PERSON_DISAGREES)
        for name in ("gender", "email", "phone"):
            said = getattr(known, name) or getattr(owner, name)
            setattr(known, name, said)
            setattr(owner, name, said)
        owner.name = known.name = known.name or owner.name

    def _disagree(
        self, firm: FirmDraft, number: int, place: int, row: Row, other: int, value: object, code: str = ROWS_DISAGREE
    ) -> None:
        self._refuse(firm, number, place, row, DomainError(code, other_row=other, other_value=str(value)))

    def _refuse(self, firm: FirmDraft, number: int, place: int, row: Row, error: DomainError) -> None:
        firm.bad = True
        cell = row[place] if place < len(row) else None
        self._reading.complain(number, place, self._headings.get(place, ""), cell, error)


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other or fold(one) == fold(other)
    return one == other
