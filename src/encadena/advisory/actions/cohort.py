"""Pilot groups: who enters, with what baseline, compared with whom."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre

from ..choices import CohortPart, CohortState
from ..errors import (
    COHORT_CENTRE,
    COHORT_CLOSED,
    COHORT_DATES,
    COHORT_EMPTY,
    COHORT_MEMBER,
    COHORT_NOT_MET,
    COHORT_REASON_MISSING,
)
from ..models import Client, Cohort, CohortMember
from ..queries.facts import baselines_of, facts_of
from ..rules.criteria import all_met, judge_all, read_criterion

FIELDS = ("name", "purpose", "region", "starts_on", "ends_on")


def save_cohort(
    cohort: Cohort | None,
    *,
    data: Mapping[str, Any],
    centres: Collection[Centre],
    criteria: Sequence[Mapping[str, Any]],
    actor: User | None,
) -> Cohort:
    """New (None) or edited. Raises ``cohort_dates``, ``cohort_centre`` (none), ``cohort_criterion``, ``cohort_closed``.

    Members who are in keep the verdicts of their entry, whatever the criteria become.
    """
    if data.get("ends_on") and data["ends_on"] <= data["starts_on"]:
        raise DomainError(COHORT_DATES, since=data["starts_on"], until=data["ends_on"])
    if not centres:
        raise DomainError(COHORT_CENTRE)
    read = [read_criterion(row).as_data() for row in criteria]
    with transaction.atomic():
        current = _open(cohort) if cohort else Cohort(created_by=actor)
        for field in FIELDS:
            setattr(current, field, data.get(field) or (None if field in {"region", "ends_on"} else ""))
        before, current.criteria = current.criteria if cohort else None, read
        current.save()
        current.centres.set(centres)
        changes = {"criteria": [before, read]} if before != read else {}
        record("cohort.edited" if cohort else "cohort.created", current, actor=actor, changes=changes)
    return current


def start_cohort(cohort: Cohort, *, actor: User | None) -> Cohort:
    """Raises ``cohort_empty`` without a focused firm."""
    with transaction.atomic():
        current = _open(cohort)
        if not current.members.filter(part=CohortPart.FOCUS, left_on__isnull=True).exists():
            raise DomainError(COHORT_EMPTY)
        return _to(current, CohortState.RUNNING, actor)


def close_cohort(cohort: Cohort, *, actor: User | None) -> Cohort:
    with transaction.atomic():
        current = _open(cohort)
        current.ends_on = current.ends_on or clock.today()
        current.save(update_fields=["ends_on"])
        return _to(current, CohortState.CLOSED, actor)


def reopen_cohort(cohort: Cohort, *, actor: User | None) -> Cohort:
    with transaction.atomic():
        return _to(Cohort.objects.select_for_update().get(pk=cohort.pk), CohortState.RUNNING, actor)


def enter_cohort(
    cohort: Cohort, *, client: Client, part: str, actor: User | None, reason: str = "", on: date | None = None
) -> CohortMember:
    """The client enters with today's verdicts and figures.

    Raises ``cohort_member`` (is in already), ``cohort_centre`` (its centre takes no part), ``cohort_closed``, and
    ``cohort_not_met`` (a focused firm that does not meet, or of which it is not known, needs a ``reason``).
    """
    with transaction.atomic():
        current = _open(cohort)
        if not current.centres.filter(pk=client.centre_id).exists():
            raise DomainError(COHORT_CENTRE, centre=str(client.centre))
        if current.members.filter(client=client, left_on__isnull=True).exists():
            raise DomainError(COHORT_MEMBER, firm=str(client))
        verdicts = judge_all([read_criterion(row) for row in current.criteria], facts_of([client])[client.pk])
        if part == CohortPart.FOCUS and not all_met(verdicts) and not reason.strip():
            raise DomainError(COHORT_NOT_MET, firm=str(client), verdicts=verdicts)
        member = CohortMember.objects.create(
            cohort=current, client=client, part=CohortPart(part).value, entered_on=on or clock.today(),
            reason=reason.strip()[:300], verdicts=verdicts, baseline=baselines_of([client])[client.pk],
        )  # fmt: skip
        record("cohort.entered", current, actor=actor, changes={"member": [None, str(client)]}, context={"part": part})
        record("client.entered_cohort", client, actor=actor, changes={"cohort": [None, str(current)]})
    return member


def leave_cohort(member: CohortMember, *, reason: str, actor: User | None, on: date | None = None) -> CohortMember:
    """Raises ``cohort_reason_missing``: why firms leave is part of what a pilot teaches."""
    if not reason.strip():
        raise DomainError(COHORT_REASON_MISSING)
    with transaction.atomic():
        current = CohortMember.objects.select_for_update().select_related("cohort", "client__firm").get(pk=member.pk)
        current.left_on, current.left_reason = on or clock.today(), reason.strip()[:300]
        current.save(update_fields=["left_on", "left_reason"])
        changes = {"member": [str(current.client), None]}
        record("cohort.left", current.cohort, actor=actor, changes=changes, context={"reason": current.left_reason})
        record("client.left_cohort", current.client, actor=actor, changes={"cohort": [str(current.cohort), None]})
    return current


def come_back(member: CohortMember, *, actor: User | None) -> CohortMember:
    """Undo of leaving. Raises ``cohort_member`` when the client entered again meanwhile."""
    with transaction.atomic():
        current = CohortMember.objects.select_for_update().select_related("cohort", "client__firm").get(pk=member.pk)
        if current.cohort.members.filter(client=current.client_id, left_on__isnull=True).exists():
            raise DomainError(COHORT_MEMBER, firm=str(current.client))
        current.left_on, current.left_reason = None, ""
        current.save(update_fields=["left_on", "left_reason"])
        record("cohort.came_back", current.cohort, actor=actor, changes={"member": [None, str(current.client)]})
    return current


def _open(cohort: Cohort) -> Cohort:
    current = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if current.state == CohortState.CLOSED:
        raise DomainError(COHORT_CLOSED, cohort=str(current))
    return current


def _to(cohort: Cohort, state: str, actor: User | None) -> Cohort:
    before, cohort.state = cohort.state, state
    cohort.save(update_fields=["state"])
    record("cohort.state_changed", cohort, actor=actor, changes={"state": [before, state]})
    return cohort
