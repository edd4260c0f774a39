"""Who owns which share of a firm, from when to when."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish
from encadena.kernel.text import fold

from ..errors import OWNERSHIP_CYCLE, OWNS_ITSELF
from ..events import FirmsChanged, PeopleChanged
from ..models import Firm, Ownership, Person
from ..queries.ownership import firms_owned_through, spans_of
from ..rules.firm import plain
from ..rules.owners import OwnerData, check_once, owner_from
from ..rules.ownership import check_span, check_total
from .keys import refresh_keys
from .person import matching_person, update_person
from .reach import refresh_reach
from .standing import refresh_female_owned

Owner = OwnerData | Mapping[str, Any]


def set_owners(firm: Firm, owners: Iterable[Owner], *, actor: User | None) -> list[Ownership]:
    """Make these the owners of ``firm`` today; the same list again changes nothing.

    An owner is the same by RUT, else by name. Whoever is not listed stops owning today, a changed share ends today and
    begins anew, so that what was known before stays known. Raises ``owner_twice``, ``shares_exceed_100``,
    ``owns_itself``, ``ownership_cycle`` and the errors of each value; then nothing is changed.
    """
    today = clock.today()
    lines = [o if isinstance(o, OwnerData) else owner_from(o, today=today) for o in owners]
    check_once(lines)
    with transaction.atomic():
        Firm.objects.select_for_update().get(pk=firm.pk)
        before = _listed(firm, today)
        open_rows = {_identity(row): row for row in _open_rows(firm, today)}
        replacing = bool(open_rows)
        kept = [_keep_or_add(firm, line, open_rows, replacing, actor) for line in lines]
        for row in open_rows.values():
            _close(row, today)
        _settle(firm, before, actor)
    return kept


def add_owner(firm: Firm, *, owner: Owner, actor: User | None) -> Ownership:
    """One more owner (or a past one, with dates); the sum of shares is checked on every day."""
    line = owner if isinstance(owner, OwnerData) else owner_from(owner, today=clock.today())
    with transaction.atomic():
        Firm.objects.select_for_update().get(pk=firm.pk)
        before = _listed(firm, clock.today())
        row = _add(firm, line, line.since, actor)
        _settle(firm, before, actor)
    return row


def edit_owner(ownership: Ownership, *, owner: Owner, actor: User | None) -> Ownership:
    """Correct what was written wrongly about an owner: share, dates, and the person's name and gender."""
    line = owner if isinstance(owner, OwnerData) else owner_from(owner, today=clock.today())
    with transaction.atomic():
        row = Ownership.objects.select_for_update(of=("self",)).select_related("person", "firm").get(pk=ownership.pk)
        before = _listed(row.firm, clock.today())
        row.share, row.since, row.until = line.share, line.since, line.until
        row.save(update_fields=["share", "since", "until"])
        if row.person:
            _correct_person(row.person, line, actor)
        _settle(row.firm, before, actor)
    return row


def end_ownership(ownership: Ownership, *, actor: User | None, until: date | None = None) -> Ownership:
    """An owner leaves on ``until`` (today)."""
    with transaction.atomic():
        row = Ownership.objects.select_for_update(of=("self",)).select_related("firm").get(pk=ownership.pk)
        before = _listed(row.firm, clock.today())
        _close(row, until or clock.today())
        _settle(row.firm, before, actor)
    return row


def remove_owner(ownership: Ownership, *, actor: User | None) -> dict[str, object]:
    """Take away a line that should never have been written; returns it, so that ``restore_owner`` can put it back."""
    with transaction.atomic():
        row = Ownership.objects.select_for_update(of=("self",)).select_related("firm").get(pk=ownership.pk)
        before = _listed(row.firm, clock.today())
        kept = {f.attname: plain(getattr(row, f.attname)) for f in Ownership._meta.concrete_fields}
        row.delete()
        _settle(row.firm, before, actor)
    return kept


def restore_owner(firm: Firm, *, removed: Mapping[str, Any], actor: User | None) -> Ownership:
    """Put back what ``remove_owner`` took away, under the same number."""
    with transaction.atomic():
        before = _listed(firm, clock.today())
        row = Ownership(**{**removed, "firm_id": firm.pk})
        row.clean_fields()
        row.save(force_insert=True)
        _settle(firm, before, actor)
    return row


def _settle(firm: Firm, before: list[str], actor: User | None) -> None:
    """Check the whole, then write down what changed."""
    check_total(spans_of(firm))
    after = _listed(firm, clock.today())
    if after == before:
        return
    refresh_female_owned([firm.pk], actor=actor)
    firm.refresh_from_db(fields=["female_owned"])
    refresh_keys([firm.pk], actor=actor)
    refresh_reach([firm.pk], actor=actor)
    record("firm.owners_changed", firm, actor=actor, changes={"owners": ["; ".join(before), "; ".join(after)]})
    publish(FirmsChanged((firm.pk,)))
    publish(PeopleChanged(tuple(firm.ownerships.filter(person__isnull=False).values_list("person", flat=True))))


def _open_rows(firm: Firm, today: date) -> list[Ownership]:
    rows = firm.ownerships.select_related("person", "owner_firm").order_by("id")
    return [row for row in rows if (row.until is None or row.until > today)]


def _identity(row: Ownership) -> str:
    if row.owner_firm_id:
        return f"firm {row.owner_firm_id}"
    assert row.person is not None  # noqa: S101  held by a constraint of the table
    return row.person.rut or fold(row.person.full_name)


def _keep_or_add(
    firm: Firm, line: OwnerData, open_rows: dict[str, Ownership], replacing: bool, actor: User | None
) -> Ownership:
    row = open_rows.pop(line.identity, None) or (open_rows.pop(fold(line.full_name), None) if line.rut else None)
    today = clock.today()
    if row is None:
        return _add(firm, line, line.since or (today if replacing else None), actor)
    if row.person:
        _fill_person(row, line, actor)
    since_differs = line.since is not None and line.since != row.since
    if (row.share, row.until) == (line.share, line.until) and not since_differs:
        return row
    if row.share is None or since_differs or row.share == line.share:
        row.share, row.since, row.until = line.share, line.since or row.since, line.until
        row.save(update_fields=["share", "since", "until"])
        return row
    _close(row, today)
    return _add(firm, line, today, actor, person=row.person)


def _add(
    firm: Firm, line: OwnerData, since: date | None, actor: User | None, person: Person | None = None
) -> Ownership:
    if line.owner_firm_id:
        _check_holding(firm, line.owner_firm_id)
    else:
        person = person or matching_person(line, actor=actor)
    check_span(since, line.until)
    return Ownership.objects.create(
        firm=firm, person=person, owner_firm_id=line.owner_firm_id, share=line.share, since=since, until=line.until
    )


def _check_holding(firm: Firm, owner_id: int) -> None:
    if owner_id == firm.pk:
        raise DomainError(OWNS_ITSELF)
    if owner_id in firms_owned_through(firm.pk):
        raise DomainError(OWNERSHIP_CYCLE)


def _close(row: Ownership, until: date) -> None:
    """A line that begins and ends on one day says nothing: it was a mistake of that day, and goes."""
    if row.since and row.since >= until:
        row.delete()
        return
    check_span(row.since, until)
    row.until = until
    row.save(update_fields=["until"])


def _fill_person(row: Ownership, line: OwnerData, actor: User | None) -> None:
    """What was unknown about a person becomes known; what is known is not overwritten from a list of owners.

    A line with a RUT may say who somebody registered without one is: then the person of that RUT takes the place.
    """
    named = Person.objects.filter(rut=line.rut).first() if line.rut else None
    if named and named.pk != row.person_id:
        row.person = named
        row.save(update_fields=["person"])
    matching_person(line, actor=actor, known=row.person)


def _correct_person(person: Person, line: OwnerData, actor: User | None) -> None:
    data = {f: getattr(line, f) for f in ("rut", "gender", "email", "phone")}
    update_person(person, data={**data, "full_name": line.full_name or person.full_name}, actor=actor)


def _listed(firm: Firm, today: date) -> list[str]:
    """The owners as lines of text, for the audit log."""
    rows = firm.ownerships.select_related("person", "owner_firm").order_by("id")
    return [_line(row) for row in rows]


def _line(row: Ownership) -> str:
    share = f" {row.share.normalize():f} %".replace(".", ",") if row.share is not None else ""
    span = f" [{row.since or ''}, {row.until or ''})" if row.since or row.until else ""
    return f"{row.person or row.owner_firm}{share}{span}"
