"""Owners of one draft against what the register holds of its firm: persons, owner firms, shares."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...choices import IssueLevel
from ...errors import OWNERSHIP_CYCLE, OWNS_ITSELF
from ...models import Ownership, Person
from ...queries.ownership import firms_owned_through
from ...rules.ownership import WHOLE, Part, Span, check_total, female_owned
from ...rules.sheets.codes import OWNER_FIRM_UNKNOWN, OWNER_WITHOUT_NAME, PERSON_KNOWN_OTHERWISE
from ...rules.sheets.drafts import OwnerDraft
from .bulk import fresh
from .known import Known
from .plans import PERSON_FIELDS, UNKNOWN, Plan, Setting

Rows = list[Ownership]


class OwnerComparer:
    """Owners of the file come in or change; those that it does not name stay."""

    def __init__(self, known: Known, setting: Setting, now: datetime) -> None:
        self.known, self.setting, self.now, self.today = known, setting, now, setting.reference.today
        self.people: dict[str, Person] = dict(known.people)

    def compare(self, plan: Plan) -> None:
        rows = list(self.known.owners.get(plan.firm.pk or 0, []))
        if not rows and not plan.draft.owners:
            return
        before = self._listed(rows)
        for draft in plan.draft.owners:
            self._owner(plan, draft, rows)
        if plan.issues and plan.bad:
            return
        if not self._check_total(plan, [Span(row.share, row.since, row.until) for row in rows]):
            return
        after = self._listed(rows)
        if after != before:
            plan.changes["owners"] = ["; ".join(before) or None, "; ".join(after)]
        women = female_owned(_parts(rows, self.today))
        if rows and women != plan.firm.female_owned:
            plan.firm.female_owned = women
            plan.firm_changed = True

    def look_at_new(self, plan: Plan) -> None:
        """What ``compare`` would refuse of a firm that the register does not have."""
        for owner in plan.draft.owners:
            if owner.is_company:
                self._owner_firm(plan, owner, [])
            elif not owner.name and owner.rut not in self.people:
                self._refuse(plan, owner, owner.rut or "", DomainError(OWNER_WITHOUT_NAME))
        self._check_total(plan, [Span(owner.share, owner.since) for owner in plan.draft.owners])

    # Persons -----------------------------------------------------------------------------------------------------

    def _owner(self, plan: Plan, draft: OwnerDraft, rows: Rows) -> None:
        if draft.is_company:
            self._owner_firm(plan, draft, rows)
            return
        person = self._person(plan, draft, rows)
        if person is not None:
            new = fresh(Ownership, actor=None, firm=plan.firm, person=person)
            self._share(plan, draft, rows, new, lambda row: row.person is person)

    def _person(self, plan: Plan, draft: OwnerDraft, rows: Rows) -> Person | None:
        """By RUT; else whoever of that name already owns the firm; else somebody new. Blanks are filled, what is known
        stays: a list of firms does not overwrite a person.
        """
        person = self.people.get(draft.rut) if draft.rut else None
        if person is None:
            person = self._namesake(draft, rows)
        if person is None:
            if not draft.name:
                self._refuse(plan, draft, draft.rut or "", DomainError(OWNER_WITHOUT_NAME))
                return None
            person = fresh(Person, actor=None, full_name=draft.name, rut=draft.rut, created_at=self.now)
        else:
            for row in rows:
                if row.person_id and row.person_id == person.pk:
                    row.person = person
        self._fill(plan, person, draft)
        if draft.rut:
            self.people[draft.rut] = person
        return person

    def _namesake(self, draft: OwnerDraft, rows: Rows) -> Person | None:
        if not rows or not (name := fold(draft.name)):
            return None
        for row in rows:
            known = row.person
            if known and fold(known.full_name) == name and (not known.rut or not draft.rut):
                return known
        return None

    def _fill(self, plan: Plan, person: Person, draft: OwnerDraft) -> None:
        filled, known_already = False, person.pk
        for name in PERSON_FIELDS:
            said, known = getattr(draft, name), getattr(person, name)
            if said and known in UNKNOWN:
                setattr(person, name, said)
                filled = True
                if known_already:
                    plan.changes[f"person {name} {person.full_name}"] = [None, said]
        if known_already and draft.gender and person.gender not in {draft.gender, *UNKNOWN}:
            self._tell_otherwise(plan, person, draft)
        if (filled or not known_already) and all(person is not other for other in plan.people):
            plan.people.append(person)

    def _tell_otherwise(self, plan: Plan, person: Person, draft: OwnerDraft) -> None:
        """Only of an owner of this very firm, which the reader sees, may the register's opinion be told."""
        if any(row.person_id == person.pk for row in self.known.owners.get(plan.firm.pk or 0, [])):
            error = DomainError(PERSON_KNOWN_OTHERWISE, known=person.gender, said=draft.gender, name=person.full_name)
            self._refuse(plan, draft, draft.name, error, IssueLevel.WARNING)

    # Firms and shares --------------------------------------------------------------------------------------------

    def _owner_firm(self, plan: Plan, draft: OwnerDraft, rows: Rows) -> None:
        rut = draft.rut or ""
        firm = self.known.visible_firm(rut)
        if rut == plan.draft.rut:
            self._refuse(plan, draft, rut, DomainError(OWNS_ITSELF))
        elif firm is None and rut not in self.setting.file_ruts:
            self._refuse(plan, draft, rut, DomainError(OWNER_FIRM_UNKNOWN))
        elif firm and plan.firm.pk and firm.pk in firms_owned_through(plan.firm.pk):
            self._refuse(plan, draft, rut, DomainError(OWNERSHIP_CYCLE))
        else:
            new = fresh(Ownership, actor=None, firm=plan.firm, owner_firm=firm)
            self._share(plan, draft, rows, new, lambda row: bool(row.owner_firm and row.owner_firm.rut == rut), rut)

    def _share(
        self,
        plan: Plan,
        draft: OwnerDraft,
        rows: Rows,
        new: Ownership,
        same: Callable[[Ownership], bool],
        rut: str | None = None,
    ) -> None:
        """As ``actions.ownership.set_owners``: a changed share ends today and begins anew, a blank one is filled in."""
        row = next((r for r in rows if same(r) and (r.until is None or r.until > self.today)), None)
        if row is None:
            new.share, new.since = draft.share, draft.since or (self.today if rows and plan.firm.pk else None)
            if rows and plan.firm.pk and not any(r.until is None or r.until > self.today for r in rows):
                new.since = draft.since
            _add(plan, new, rows, rut)
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
        _add(plan, new, rows, rut)

    def _check_total(self, plan: Plan, spans: list[Span]) -> bool:
        if sum([span.share for span in spans if span.share is not None], Decimal(0)) <= WHOLE:
            return True
        try:
            check_total(spans)
        except DomainError as error:
            first = plan.draft.owners[0] if plan.draft.owners else None
            row = first.row if first else plan.draft.rows[0]
            plan.complain(self.setting, row, self._share_place(first), "", error)
            return False
        return True

    def _share_place(self, owner: OwnerDraft | None) -> int | None:
        shares = [place for key, place in self.setting.places.items() if key.endswith(".share")]
        return min(shares, default=owner.place if owner else None)

    def _listed(self, rows: Rows) -> list[str]:
        return [_line(row) for row in rows if row.until is None or row.until > self.today]

    def _refuse(
        self, plan: Plan, draft: OwnerDraft, value: object, error: DomainError, level: str = IssueLevel.ERROR
    ) -> None:
        plan.complain(self.setting, draft.row, draft.place, value, error, level)


def _add(plan: Plan, row: Ownership, rows: Rows, rut: str | None) -> None:
    rows.append(row)
    plan.new_owners.append((row, rut))


def _line(row: Ownership) -> str:
    owner = row.person or row.owner_firm or ""
    return f"{owner} {row.share.normalize():f} %" if row.share is not None else str(owner)


def _parts(rows: Rows, today: date) -> list[Part]:
    return [
        Part(row.share, row.person.gender if row.person else None)
        for row in rows
        if Span(row.share, row.since, row.until).holds_on(today)
    ]
