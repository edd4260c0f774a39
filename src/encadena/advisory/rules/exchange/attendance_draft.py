from dataclasses import dataclass
from typing import Any

from encadena.kernel.text import fold

from .drafts import RowDraft

Who = tuple[Any, ...]


@dataclass
class AttendanceDraft(RowDraft):
    """A row that is a person in a course; with ``day_id`` and ``present`` also whether they were there.

    ``registration_id`` when the person has a seat already, ``seats`` when the row takes one.
    """

    training_id: int = 0
    day_id: int = 0
    firm_id: int | None = None
    person_id: int | None = None
    person_name: str = ""
    present: bool | None = None
    minutes: int = 0
    registration_id: int = 0
    seats: bool = False

    @property
    def shown_name(self) -> str:
        return str(self.values["name"] or self.person_name)

    @property
    def who(self) -> Who:
        """The same for the same person in the rows of one file."""
        values, name = self.values, fold(self.shown_name)
        if self.person_id or values["rut"]:
            return ("rut", values["rut"]) if values["rut"] else ("person", self.person_id)
        return ("mail", name, values["email"]) if values["email"] else ("firm", name, self.firm_id)
