"""One draft against the register: what would be written, what differs, and why it cannot be (nothing is written
here).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import Gender, IssueLevel, LegalSize, RowOutcome, SizeBand
from ...errors import NAME_MISSING, OWNERSHIP_CYCLE, OWNS_ITSELF
from ...models import Assignment, Firm, FirmActivity, Import, Ownership, Person, YearlySales
from ...queries.ownership import firms_owned_through
from ...rules.firm import kind_for, plain
from ...rules.ownership import Part, Span, check_total, female_owned
from ...rules.sheets.codes import (
    FIRM_ELSEWHERE,
    FIRM_UNCLEAR,
    OWNER_FIRM_UNKNOWN,
    OWNER_WITHOUT_NAME,
    PERSON_KNOWN_OTHERWISE,
)
from ...rules.sheets.columns import Reference
from ...rules.sheets.drafts import FirmDraft, Issue, OwnerDraft
from ...rules.size import band_of, in_uf, legal_size_of_band, uf_date_of
from .bulk import fresh
from .known import Known, Unnamed

FIELDS = (
    "name", "trade_name", "kind", "commune", "address", "email", "phone", "website", "started_on", "open_to_promotion",
)  # fmt: skip
PERSON_FIELDS = ("rut", "gender", "email", "phone")
UNKNOWN = (None, "", Gender.NOT_REPORTED)


# Stands for the firm of a plan that has none yet; a model instance is dear and this one is never written.
_NOBODY = Firm()


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


@dataclass
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
        return self.firm.pk is None

    @property
    def bad(self) -> bool:
        return self.draft.bad or any(issue.level == IssueLevel.ERROR for issue in self.issues)

    @property
    def outcome(self) -> str:
        if self.bad:
            return RowOutcome.BAD
        if self.is_new:
            return RowOutcome.NEW
        return RowOutcome.CHANGED if self.changes else RowOutcome.UNCHANGED


class Comparer:
    """Compares the drafts of one chunk. People that appear in several firms of the chunk are made once."""

    def __init__(self, known: Known, setting: Setting, *, only_look: bool = False) -> None:
        """``only_look``: of a new firm only what is wrong is told, nothing is built to be written."""
        self.known, self.setting, self.today = known, setting, setting.reference.today
        self.only_look = only_look
        self.people: dict[str, Person] = dict(known.people)
        self.filled: dict[int, Person] = {}

    def plan(self, draft: FirmDraft) -> Plan:
        """What the import would do with one firm."""
        plan = Plan(draft, _NOBODY)
        if draft.bad:
            return plan
        firm = self._resolve(plan)
        if plan.issues:
            return plan
        if firm is None and self.only_look:
            self._look_at_new(plan)
            return plan
        if firm is None:
            self._begin(plan)
        else:
            plan.firm = firm
            self._update(plan)
        if plan.issues:
            return plan
        self._sales(plan)
        self._activity(plan)
        self._owners(plan)
        return plan

    # The firm itself ---------------------------------------------------------------------------------------------

    def _resolve(self, plan: Plan) -> Firm | None:
        draft = plan.draft
        if draft.rut:
            firm = self.known.by_rut.get(draft.rut)
            if firm is not None and firm.pk not in self.known.visible:
                self._bad(plan, draft.rows[0], self._place("rut"), draft.rut, DomainError(FIRM_ELSEWHERE))
            return firm
        ids = [
            pk for pk in self.setting.unnamed.find(draft.get("name"), draft.get("commune")) if pk in self.known.visible
        ]
        if len(ids) > 1:
            self._bad(
                plan, draft.rows[0], self._place("name"), draft.get("name"), DomainError(FIRM_UNCLEAR, count=len(ids))
            )
        return self.known.by_id[ids[0]] if len(ids) == 1 else None

    def _begin(self, plan: Plan) -> None:
        draft = plan.draft
        if not draft.get("name"):
            self._bad(plan, draft.rows[0], self._place("name", "rut"), draft.rut or "", DomainError(NAME_MISSING))
            return
        values = {
            ("commune_id" if name == "commune" else name): draft.get(name) for name in FIELDS if name in draft.values
        }
        plan.firm = fresh(Firm, actor=None, rut=draft.rut, **values)
        if "kind" not in draft.values:
            plan.firm.kind = kind_for(draft.rut)
        plan.firm_changed = True
        plan.changes = {name: [None, plain(draft.get(name))] for name in FIELDS if name in draft.values}
        if draft.rut:
            plan.changes["rut"] = [None, draft.rut]
        self._settle_firm(plan.firm)
        if self.setting.batch.centre_id:
            plan.assignment = fresh(
                Assignment,
                actor=None,
                firm=plan.firm,
                centre_id=self.setting.batch.centre_id,
                adviser=self.setting.adviser,
                since=self.today,
            )

    def _look_at_new(self, plan: Plan) -> None:
        """What ``_begin`` and ``_owners`` would refuse about a firm that the register does not have."""
        draft = plan.draft
        if not draft.get("name"):
            self._bad(plan, draft.rows[0], self._place("name", "rut"), draft.rut or "", DomainError(NAME_MISSING))
        for owner in draft.owners:
            if owner.is_company:
                self._owner_firm(plan, owner, [])
            elif not owner.name and owner.rut not in self.people:
                self._bad(plan, owner.row, owner.place, owner.rut or "", DomainError(OWNER_WITHOUT_NAME))
        self._check_total(plan, [Span(owner.share, owner.since) for owner in draft.owners])

    def _update(self, plan: Plan) -> None:
        """Only what the file states and differs; an empty cell erases nothing."""
        firm = plan.firm
        for name in FIELDS:
            if name not in plan.draft.values:
                continue
            attribute = "commune_id" if name == "commune" else name
            before, after = getattr(firm, attribute), plan.draft.get(name)
            if not _differs(before, after):
                continue
            setattr(firm, attribute, after)
            plan.changes[name] = [plain(before), plain(after)]
        if plan.changes:
            plan.firm_changed = True
            firm.version += 1
            self._settle_firm(firm)

    def _settle_firm(self, firm: Firm) -> None:
        commune = self.setting.reference.gazetteer.by_code.get(firm.commune_id or "")
        firm.region_id = commune.region_code if commune else None
        firm.sort_name = fold(firm.trade_name or firm.name)[:200]
        firm.updated_at = clock.now()

    # Sales and activity ------------------------------------------------------------------------------------------

    def _sales(self, plan: Plan) -> None:
        current = {figure.year: figure for figure in self.known.sales.get(plan.firm.pk or 0, [])}
        for year, (amount, _row, _place) in sorted(plan.draft.sales.items()):
            before = current.get(year)
            if before is not None and before.amount == amount:
                continue
            figure = self._figure(plan.firm, year, amount)
            plan.new_sales.append(figure)
            plan.changes[f"sales {year}"] = [plain(before.amount) if before else None, plain(amount)]
            if before is not None:
                before.replaced_at = figure.recorded_at
                plan.closed_sales.append(before)
            current[year] = figure
        if plan.new_sales:
            self._size(plan, current.values())

    def _figure(self, firm: Firm, year: int, amount: Decimal) -> YearlySales:
        uf = self.setting.reference.uf[year]
        amount_uf = in_uf(amount, uf)
        return fresh(
            YearlySales,
            actor=None,
            firm=firm, year=year, amount=amount, uf_on=uf_date_of(year), uf_value=uf, amount_uf=amount_uf,
            band=band_of(amount_uf), origin=self.setting.origin, recorded_at=clock.now(),
        )  # fmt: skip

    def _size(self, plan: Plan, figures: Iterable[YearlySales]) -> None:
        """The size of a firm is that of its latest year with a known amount."""
        latest = max((f for f in figures if f.amount is not None), key=lambda f: f.year)
        firm, band = plan.firm, SizeBand(latest.band)
        firm.band, firm.size_year = band, latest.year
        firm.legal_size = legal_size_of_band(band) if latest else LegalSize.NONE
        firm.updated_at, plan.firm_changed = clock.now(), True

    def _activity(self, plan: Plan) -> None:
        stated = plan.draft.activity
        rows = self.known.activities.get(plan.firm.pk or 0, [])
        if stated and stated[0] not in {row.activity_id for row in rows}:
            plan.activity = FirmActivity(firm=plan.firm, activity_id=stated[0], main=not any(row.main for row in rows))
            plan.changes["activities"] = [", ".join(sorted(row.activity_id for row in rows)) or None, stated[0]]

    # Owners ------------------------------------------------------------------------------------------------------

    def _owners(self, plan: Plan) -> None:
        """Owners of the file come in or change; those that it does not name stay."""
        rows = list(self.known.owners.get(plan.firm.pk or 0, []))
        before = _listed(rows, self.today)
        for draft in plan.draft.owners:
            self._owner(plan, draft, rows)
        if plan.bad:
            return
        if not self._check_total(plan, [Span(row.share, row.since, row.until) for row in rows]):
            return
        after = _listed(rows, self.today)
        if after != before:
            plan.changes["owners"] = ["; ".join(before) or None, "; ".join(after)]
        women = female_owned(_parts(rows, self.today))
        if rows and women != plan.firm.female_owned:
            plan.firm.female_owned = women
            plan.firm_changed = True

    def _check_total(self, plan: Plan, spans: list[Span]) -> bool:
        try:
            check_total(spans)
        except DomainError as error:
            first = plan.draft.owners[0] if plan.draft.owners else None
            row = first.row if first else plan.draft.rows[0]
            self._bad(plan, row, self._share_place(first), "", error)
            return False
        return True

    def _owner(self, plan: Plan, draft: OwnerDraft, rows: list[Ownership]) -> None:
        if draft.is_company:
            self._owner_firm(plan, draft, rows)
            return
        person = self._person(plan, draft, rows)
        if person is None:
            return
        self._share(
            plan,
            draft,
            rows,
            fresh(Ownership, actor=None, firm=plan.firm, person=person),
            lambda row: row.person is person,
        )

    def _person(self, plan: Plan, draft: OwnerDraft, rows: list[Ownership]) -> Person | None:
        """By RUT; else whoever of that name already owns the firm; else somebody new. Blanks are filled, what is known
        stays: a list of firms does not overwrite a person.
        """
        person = self.people.get(draft.rut) if draft.rut else None
        if person is None:
            person = self._namesake(draft, rows)
        if person is None:
            if not draft.name:
                self._bad(plan, draft.row, draft.place, draft.rut or "", DomainError(OWNER_WITHOUT_NAME))
                return None
            person = fresh(Person, actor=None, full_name=draft.name, rut=draft.rut)
            self._fill(plan, person, draft)
        else:
            for row in rows:
                if row.person_id and row.person_id == person.pk:
                    row.person = person
            self._fill(plan, person, draft)
        if draft.rut:
            self.people[draft.rut] = person
        return person

    def _namesake(self, draft: OwnerDraft, rows: list[Ownership]) -> Person | None:
        name = fold(draft.name)
        for row in rows:
            known = row.person
            if known and name and fold(known.full_name) == name and (not known.rut or not draft.rut):
                return known
        return None

    def _fill(self, plan: Plan, person: Person, draft: OwnerDraft) -> None:
        filled = False
        for name in PERSON_FIELDS:
            said, known = getattr(draft, name), getattr(person, name)
            if said and known in UNKNOWN:
                setattr(person, name, said)
                filled = True
                if person.pk:
                    plan.changes[f"person {name} {person.full_name}"] = [None, said]
        if (
            person.pk
            and draft.gender
            and person.gender not in {draft.gender, *UNKNOWN}
            and self._may_tell(plan, person)
        ):
            error = DomainError(PERSON_KNOWN_OTHERWISE, known=person.gender, said=draft.gender, name=person.full_name)
            self._bad(plan, draft.row, draft.place, draft.name, error, IssueLevel.WARNING)
        if (filled or person.pk is None) and all(person is not other for other in plan.people):
            plan.people.append(person)

    def _may_tell(self, plan: Plan, person: Person) -> bool:
        """Only of an owner of this very firm, which the reader sees, may the register's opinion be told."""
        return any(row.person_id == person.pk for row in self.known.owners.get(plan.firm.pk or 0, []))

    def _owner_firm(self, plan: Plan, draft: OwnerDraft, rows: list[Ownership]) -> None:
        rut = draft.rut or ""
        firm = self.known.visible_firm(rut)
        if rut == plan.draft.rut:
            self._bad(plan, draft.row, draft.place, rut, DomainError(OWNS_ITSELF))
        elif firm is None and rut not in self.setting.file_ruts:
            self._bad(plan, draft.row, draft.place, rut, DomainError(OWNER_FIRM_UNKNOWN))
        elif firm and plan.firm.pk and firm.pk in firms_owned_through(plan.firm.pk):
            self._bad(plan, draft.row, draft.place, rut, DomainError(OWNERSHIP_CYCLE))
        else:
            new = fresh(Ownership, actor=None, firm=plan.firm, owner_firm=firm)
            self._share(plan, draft, rows, new, lambda row: bool(row.owner_firm and row.owner_firm.rut == rut), rut)

    def _share(
        self, plan: Plan, draft: OwnerDraft, rows: list[Ownership], new: Ownership, same: Any, rut: str | None = None
    ) -> None:
        """As ``actions.ownership.set_owners``: a changed share ends today and begins anew, a blank one is filled in."""
        row = next((r for r in rows if same(r) and (r.until is None or r.until > self.today)), None)
        if row is None:
            new.share, new.since = draft.share, draft.since or (self.today if rows and plan.firm.pk else None)
            if rows and plan.firm.pk and not any(r.until is None or r.until > self.today for r in rows):
                new.since = draft.since
            self._add(plan, new, rows, rut)
            return
        share_differs = draft.share is not None and draft.share != row.share
        since_differs = draft.since is not None and draft.since != row.since
        if not share_differs and not since_differs:
            return
        if row.share is None or since_differs or (row.since is not None and row.since >= self.today):
            row.share, row.since = (draft.share or row.share), draft.since or row.since
            plan.changed_owners.append(row)
            return
        row.until = self.today
        plan.changed_owners.append(row)
        new.share, new.since = draft.share, self.today
        self._add(plan, new, rows, rut)

    def _add(self, plan: Plan, row: Ownership, rows: list[Ownership], rut: str | None) -> None:
        rows.append(row)
        plan.new_owners.append((row, rut))

    # Issues ------------------------------------------------------------------------------------------------------

    def _place(self, *names: str) -> int | None:
        return next((self.setting.places[name] for name in names if name in self.setting.places), None)

    def _share_place(self, owner: OwnerDraft | None) -> int | None:
        shares = [place for key, place in self.setting.places.items() if key.endswith(".share")]
        return min(shares, default=owner.place if owner else None)

    def _bad(
        self, plan: Plan, row: int, place: int | None, value: object, error: DomainError, level: str = IssueLevel.ERROR
    ) -> None:
        headings = self.setting.batch.headings
        heading = headings[place] if place is not None and place < len(headings) else ""
        params = {key: plain(value) for key, value in error.params.items() if key != "value"}
        plan.issues.append(Issue(row, place, heading, str(value or "")[:200], error.code, params, str(level)))


def _differs(before: object, after: object) -> bool:
    """A name in capitals is no news for one that is written well."""
    if before == after or after is None:
        return False
    if isinstance(before, str) and isinstance(after, str) and fold(before) == fold(after) and before:
        return not after.isupper()
    return True


def _listed(rows: list[Ownership], today: date) -> list[str]:
    return [_line(row) for row in rows if row.until is None or row.until > today]


def _line(row: Ownership) -> str:
    owner = row.person or row.owner_firm or ""
    return f"{owner} {row.share.normalize():f} %" if row.share is not None else str(owner)


def _parts(rows: list[Ownership], today: date) -> list[Part]:
    return [
        Part(row.share, row.person.gender if row.person else None)
        for row in rows
        if Span(row.share, row.since, row.until).holds_on(today)
    ]
