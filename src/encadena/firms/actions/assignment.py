"""Which centre attends a firm, through whom, from when to when; and which associations it belongs to."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record, record_many
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish
from encadena.network.choices import InstitutionKind
from encadena.network.models import Centre, Institution, Post
from encadena.network.queries import active_on

from ..errors import (
    ADVISER_NOT_OF_CENTRE,
    ALREADY_ASSIGNED,
    ALREADY_ENDED,
    ALREADY_MEMBER,
    CENTRE_CLOSED,
    NOT_AN_ASSOCIATION,
)
from ..events import FirmsChanged
from ..models import Assignment, Firm, Membership
from ..rules.ownership import check_span
from .reach import refresh_reach

AT_ONCE = 500


def open_assignment(
    firm: Firm, *, centre: Centre, actor: User | None, adviser: User | None = None, since: date | None = None
) -> Assignment:
    """``centre`` begins to attend ``firm``.

    Raises ``already_assigned``, ``centre_closed``, ``adviser_not_of_centre``.
    """
    since = since or clock.today()
    with transaction.atomic():
        if centre.closed_on and centre.closed_on <= since:
            raise DomainError(CENTRE_CLOSED, centre=str(centre))
        if Assignment.objects.filter(firm=firm, centre=centre, until__isnull=True).exists():
            raise DomainError(ALREADY_ASSIGNED, centre=str(centre))
        _check_adviser(adviser, centre)
        assignment = Assignment.objects.create(firm=firm, centre=centre, adviser=adviser, since=since)
        record("firm.assigned", firm, actor=actor, changes=_began(assignment))
        refresh_reach([firm.pk], actor=actor)
        publish(FirmsChanged((firm.pk,)))
    return assignment


def reassign(assignment: Assignment, *, adviser: User | None, actor: User | None) -> Assignment:
    """Another adviser of the same centre takes over; ``None`` leaves the firm with the centre alone.

    The old assignment ends today and a new one begins, so that it stays known who attended when; one that began today
    is corrected in place.
    """
    with transaction.atomic():
        current = Assignment.objects.select_for_update().get(pk=assignment.pk)
        if current.until:
            raise DomainError(ALREADY_ENDED)
        _check_adviser(adviser, current.centre)
        if current.adviser_id == (adviser.pk if adviser else None):
            return current
        before, today = current.adviser, clock.today()
        if current.since < today:
            Assignment.objects.filter(pk=current.pk).update(until=today)
            current = Assignment(firm_id=current.firm_id, centre=current.centre, since=today)
        current.adviser = adviser
        current.save()
        changes = {"adviser": [str(before) if before else None, str(adviser) if adviser else None]}
        record("firm.reassigned", current.firm, actor=actor, changes=changes, context={"centre": str(current.centre)})
        refresh_reach([current.firm_id], actor=actor)
        publish(FirmsChanged((current.firm_id,)))
    return current


def reassign_many(firm_ids: Collection[int], *, centre: Centre, adviser: User | None, actor: User | None) -> int:
    """``adviser`` (None: nobody) takes over these firms of ``centre`` as ``reassign`` does, six statements per 500.

    Firms that the centre does not attend, and those that are with ``adviser`` already, are left alone. Returns how
    many changed hands. Raises ``adviser_not_of_centre``.
    """
    ids, moved = sorted(set(firm_ids)), list[int]()
    with transaction.atomic():
        _check_adviser(adviser, centre)
        for start in range(0, len(ids), AT_ONCE):
            moved += _reassign_batch(ids[start : start + AT_ONCE], centre, adviser, actor)
        if moved:
            refresh_reach(moved, actor=actor)
            publish(FirmsChanged(tuple(moved)))
    return len(moved)


def end_assignment(assignment: Assignment, *, actor: User | None, until: date | None = None) -> Assignment:
    """The centre stops attending the firm from ``until`` (today) on; ``reopen_assignment`` undoes it."""
    until = until or clock.today()
    with transaction.atomic():
        current = Assignment.objects.select_for_update().get(pk=assignment.pk)
        if current.until:
            raise DomainError(ALREADY_ENDED)
        if until != current.since:
            check_span(current.since, until)
        current.until = until
        current.save(update_fields=["until"])
        record("firm.unassigned", current.firm, actor=actor, changes={"centre": [str(current.centre), None]})
        refresh_reach([current.firm_id], actor=actor)
        publish(FirmsChanged((current.firm_id,)))
    return current


def reopen_assignment(assignment: Assignment, *, actor: User | None) -> Assignment:
    with transaction.atomic():
        current = Assignment.objects.select_for_update().get(pk=assignment.pk)
        open_now = Assignment.objects.filter(firm=current.firm_id, centre=current.centre_id, until__isnull=True)
        if open_now.exists():
            raise DomainError(ALREADY_ASSIGNED, centre=str(current.centre))
        current.until = None
        current.save(update_fields=["until"])
        record("firm.assigned", current.firm, actor=actor, changes=_began(current))
        refresh_reach([current.firm_id], actor=actor)
        publish(FirmsChanged((current.firm_id,)))
    return current


def join_association(
    firm: Firm, *, institution: Institution, actor: User | None, since: date | None = None
) -> Membership:
    """The firm becomes a member. Raises ``not_an_association`` and ``already_member``."""
    with transaction.atomic():
        if institution.kind not in {InstitutionKind.ASSOCIATION, InstitutionKind.BOARD}:
            raise DomainError(NOT_AN_ASSOCIATION, institution=str(institution))
        if Membership.objects.filter(active_on(clock.today()), firm=firm, institution=institution).exists():
            raise DomainError(ALREADY_MEMBER, institution=str(institution))
        membership = Membership.objects.create(firm=firm, institution=institution, since=since or clock.today())
        record("firm.joined", firm, actor=actor, changes={"institution": [None, str(institution)]})
        refresh_reach([firm.pk], actor=actor)
        publish(FirmsChanged((firm.pk,)))
    return membership


def leave_association(membership: Membership, *, actor: User | None, until: date | None = None) -> Membership:
    with transaction.atomic():
        current = Membership.objects.select_for_update().get(pk=membership.pk)
        if current.until:
            raise DomainError(ALREADY_ENDED)
        current.until = until or clock.today()
        current.save(update_fields=["until"])
        record("firm.left", current.firm, actor=actor, changes={"institution": [str(current.institution), None]})
        refresh_reach([current.firm_id], actor=actor)
        publish(FirmsChanged((current.firm_id,)))
    return current


def _reassign_batch(firm_ids: list[int], centre: Centre, adviser: User | None, actor: User | None) -> list[int]:
    today = clock.today()
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("firm", "adviser")
    rows = rows.filter(firm__in=firm_ids, centre=centre, until__isnull=True).exclude(adviser=adviser)
    current = list(rows)
    ended = [row for row in current if row.since < today]
    Assignment.objects.filter(pk__in=[row.pk for row in ended]).update(until=today)
    Assignment.objects.bulk_create(Assignment(firm=r.firm, centre=centre, adviser=adviser, since=today) for r in ended)
    began_today = [row.pk for row in current if row.since >= today]
    Assignment.objects.filter(pk__in=began_today).update(adviser=adviser)
    record_many((_handed_over(row, centre, adviser) for row in current), actor=actor)
    return [row.firm_id for row in current]


def _handed_over(row: Assignment, centre: Centre, adviser: User | None) -> Entry:
    changes = {"adviser": [str(row.adviser) if row.adviser else None, str(adviser) if adviser else None]}
    return entry_of("firm.reassigned", row.firm, actor=None, changes=changes, context={"centre": str(centre)})


def _check_adviser(adviser: User | None, centre: Centre) -> None:
    """An adviser attends for a centre (or the centre of its satellite) where they or the head have a post today."""
    if adviser is None:
        return
    places = [place for place in (centre.pk, centre.parent_id) if place]
    posts = Post.objects.filter(active_on(clock.today()), user=adviser, centre__in=places)
    if not posts.filter(role__in=[Role.ADVISER, Role.HEAD]).exists():
        raise DomainError(ADVISER_NOT_OF_CENTRE, adviser=str(adviser), centre=str(centre))


def _began(assignment: Assignment) -> dict[str, list[str | None]]:
    began: dict[str, list[str | None]] = {"centre": [None, str(assignment.centre)]}
    return began | ({"adviser": [None, str(assignment.adviser)]} if assignment.adviser else {})
