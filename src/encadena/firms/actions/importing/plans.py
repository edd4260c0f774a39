"""What an import would do with one firm, and what every firm of the import has in common."""

from dataclasses import dataclass, field
from typing import Any

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from ...choices import Gender, IssueLevel, RowOutcome
from ...models import Assignment, Firm, FirmActivity, Import, Ownership, Person, YearlySales
from ...rules.firm import plain
from ...rules.sheets.columns import Reference
from ...rules.sheets.drafts import FirmDraft, Issue
from .known import Unnamed

FIELDS = (
    "name", "trade_name", "kind", "commune", "address", "email", "phone", "website", "started_on", "open_to_promotion",
)  # fmt: skip
ATTRIBUTES = {name: "commune_id" if name == "commune" else name for name in FIELDS}
PERSON_FIELDS = ("rut", "gender", "email", "phone")
UNKNOWN = (None, "", Gender.NOT_REPORTED)


@dataclass
class Setting:
    """What every firm of one import has in common. ``file_ruts`` are the RUTs of the good firms of the file."""

    batch: Import
    reference: Reference
    unnamed: Unnamed
    file_ruts: set[str]
    places: dict[str, int]
    actor: User | None

    @property
    def adviser(self) -> User | None:
        return self.actor if self.actor and self.actor.role == Role.ADVISER else None

    @property
    def origin(self) -> str:
        return self.batch.file_name[:120]

    def place(self, *names: str) -> int | None:
        """Where the first of these fields stands that the file has."""
        return next((self.places[name] for name in names if name in self.places), None)

    def heading(self, place: int | None) -> str:
        headings = self.batch.headings
        return str(headings[place]) if place is not None and place < len(headings) else ""


@dataclass(slots=True)
class Plan:
    """``firm`` is new without a key; ``firm_changed`` says whether its own row is written.

    ``changes`` maps a field to [before, after], for people and for the audit log. ``owners`` pairs each row of
    ownership
    to be written with the RUT of an owner firm that may only come to exist in the same import.
    """

    draft: FirmDraft
    firm: Firm
    issues: list[Issue] = field(default_factory=list)
    changes: dict[str, list[Any]] = field(default_factory=dict)
    firm_changed: bool = False
    new_sales: list[YearlySales] = field(default_factory=list)
    closed_sales: list[YearlySales] = field(default_factory=list)
    activity: FirmActivity | None = None
    assignment: Assignment | None = None
    new_owners: list[tuple[Ownership, str | None]] = field(default_factory=list)
    changed_owners: list[Ownership] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.firm.id is None

    @property
    def bad(self) -> bool:
        return self.draft.bad or (bool(self.issues) and any(i.level == IssueLevel.ERROR for i in self.issues))

    @property
    def outcome(self) -> str:
        if self.bad:
            return RowOutcome.BAD
        if self.is_new:
            return RowOutcome.NEW
        return RowOutcome.CHANGED if self.changes else RowOutcome.UNCHANGED

    def complain(
        self,
        setting: Setting,
        row: int,
        place: int | None,
        value: object,
        error: DomainError,
        level: str = IssueLevel.ERROR,
    ) -> None:
        """One more cell that the register speaks against."""
        params = {key: plain(value) for key, value in error.params.items() if key != "value"}
        heading = setting.heading(place)
        self.issues.append(Issue(row, place, heading, str(value or "")[:200], error.code, params, str(level)))
