"""Milestones: reported by one person, verified by another, corrected without losing what was said before."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..choices import Attribution, MilestoneKind, MilestoneState, StatementSource
from ..errors import (
    EVIDENCE_OF_ANOTHER,
    JOB_TWICE,
    MILESTONE_ALREADY_FORMAL,
    MILESTONE_GONE,
    MILESTONE_NO_EVIDENCE,
    MILESTONE_NOT_OPEN,
    MILESTONE_NOTE_MISSING,
    MILESTONE_OWN,
    MILESTONE_WHAT_MISSING,
)
from ..events import MilestonesChanged
from ..models import Baseline, Client, Milestone, MilestoneJob
from ..rules.milestone import SHAPES, Claim, check_claim, check_when, job_key

FIELDS = ("kind", "on", "what", "after", "amount", "currency", "country")


def report_milestone(
    client: Client,
    *,
    data: Mapping[str, Any],
    documents: Collection[Document] = (),
    jobs: Sequence[str] = (),
    actor: User | None,
) -> Milestone:
    """``data`` holds ``FIELDS``. Raises what ``check_claim`` raises, and ``milestone_in_future``,
    ``milestone_before_client``, ``milestone_what_missing``, ``milestone_already_formal``, ``evidence_of_another``,
    ``job_twice`` (a job that another milestone of the firm counts already).
    """
    with transaction.atomic():
        client = Client.objects.select_for_update().select_related("firm").get(pk=client.pk)
        milestone = _write(client, data, documents, jobs, actor, corrects=None)
        record("milestone.reported", client, actor=actor, changes=_told(milestone))
        publish(MilestonesChanged((client.pk,)))
    return milestone


def correct_milestone(
    milestone: Milestone,
    *,
    data: Mapping[str, Any],
    documents: Collection[Document],
    jobs: Sequence[str] = (),
    actor: User | None,
) -> Milestone:
    """A new row takes the place of the old one and has to be verified anew; the old one stays to be read.

    Raises as ``report_milestone``, and ``milestone_gone`` when it was replaced already.
    """
    with transaction.atomic():
        client = Client.objects.select_for_update().select_related("firm").get(pk=milestone.client_id)
        old = _current(milestone)
        old.replaced_at = clock.now()
        old.save(update_fields=["replaced_at"])
        _free_jobs(old)
        new = _write(client, data, documents, jobs, actor, corrects=old)
        for field in ("attribution", "statement", "statement_source", "stated_on"):
            setattr(new, field, getattr(old, field))
        new.save()
        changes = {f"milestone.{f}": [_text(getattr(old, f)), _text(getattr(new, f))] for f in FIELDS}
        changed = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
        record("milestone.corrected", client, actor=actor, changes=changed, context={"milestone": old.pk})
        publish(MilestonesChanged((client.pk,)))
    return new


def state_attribution(
    milestone: Milestone, *, attribution: str, statement: str, source: str, actor: User | None
) -> Milestone:
    """The client says how much the centre had to do with it, in its own words."""
    with transaction.atomic():
        current = _current(milestone)
        before = current.attribution
        current.attribution, current.statement = Attribution(attribution).value, statement.strip()[:500]
        current.statement_source, current.stated_on = StatementSource(source).value, clock.today()
        current.save(update_fields=["attribution", "statement", "statement_source", "stated_on"])
        change = {"milestone.attribution": [before, current.attribution]}
        record("milestone.attributed", current.client, actor=actor, changes=change, context={"milestone": current.pk})
        publish(MilestonesChanged((current.client_id,)))
    return current


def verify_milestone(milestone: Milestone, *, note: str, actor: User | None) -> Milestone:
    """The second look.

    Raises ``milestone_own`` (whoever reported or corrected it cannot), ``milestone_no_evidence``,
    ``milestone_not_open``.
    """
    with transaction.atomic():
        current = _reviewable(milestone, actor)
        if not current.documents.exists():
            raise DomainError(MILESTONE_NO_EVIDENCE)
        return _review(current, MilestoneState.VERIFIED, note, actor)


def return_milestone(milestone: Milestone, *, note: str, actor: User | None) -> Milestone:
    """Sent back with what is missing; a correction brings it again. Raises ``milestone_note_missing``."""
    if not note.strip():
        raise DomainError(MILESTONE_NOTE_MISSING)
    with transaction.atomic():
        return _review(_reviewable(milestone, actor), MilestoneState.RETURNED, note, actor)


def withdraw_milestone(milestone: Milestone, *, note: str, actor: User | None) -> Milestone:
    """It counts no more, and its jobs may be counted elsewhere; ``restore_milestone`` undoes it."""
    with transaction.atomic():
        current = _current(milestone)
        if current.state == MilestoneState.WITHDRAWN:
            return current
        _free_jobs(current)
        return _review(current, MilestoneState.WITHDRAWN, note, actor)


def restore_milestone(milestone: Milestone, *, actor: User | None) -> Milestone:
    """Back to be verified. Raises ``job_twice`` when one of its jobs was counted elsewhere meanwhile."""
    with transaction.atomic():
        current = _current(milestone)
        if current.state != MilestoneState.WITHDRAWN:
            return current
        _check_jobs_free(current.firm_id, [job.key for job in current.jobs.all()])
        current.jobs.update(live=True)
        return _review(current, MilestoneState.REPORTED, "", actor)


def _write(
    client: Client,
    data: Mapping[str, Any],
    documents: Collection[Document],
    jobs: Sequence[str],
    actor: User | None,
    corrects: Milestone | None,
) -> Milestone:
    values = {field: data[field] for field in FIELDS if data.get(field) not in (None, "")}
    shape = SHAPES[MilestoneKind(values["kind"])]
    _check_facts(client, values, documents)
    baseline = _baseline(client, shape.measures)
    claim = Claim(
        kind=values["kind"], after=values.get("after"), before=baseline.value if baseline else None,
        has_baseline=baseline is not None, amount=values.get("amount"), country=values.get("country", ""), jobs=jobs,
    )  # fmt: skip
    change = check_claim(claim)
    _check_jobs_free(client.firm_id, [job_key(label) for label in jobs])
    milestone = Milestone.objects.create(
        client=client, firm=client.firm, centre_id=client.centre_id, baseline=baseline, change=change,
        reported_by=actor, corrects=corrects, **values,
    )  # fmt: skip
    milestone.documents.set(documents)
    rows = [MilestoneJob(milestone=milestone, firm=client.firm, label=label, key=job_key(label)) for label in jobs]
    MilestoneJob.objects.bulk_create(rows if shape.named_jobs else [])
    return milestone


def _check_facts(client: Client, values: Mapping[str, Any], documents: Collection[Document]) -> None:
    check_when(values["on"], arrived=client.arrived_on, today=clock.today())
    if not str(values.get("what", "")).strip():
        raise DomainError(MILESTONE_WHAT_MISSING)
    if any(document.firm_id != client.firm_id for document in documents):
        raise DomainError(EVIDENCE_OF_ANOTHER)
    if values["kind"] == MilestoneKind.FORMALISATION:
        others = Milestone.objects.filter(firm=client.firm_id, kind=MilestoneKind.FORMALISATION, replaced_at=None)
        others = others.exclude(state=MilestoneState.WITHDRAWN)
        if other := others.first():
            raise DomainError(MILESTONE_ALREADY_FORMAL, on=other.on)


def _baseline(client: Client, indicator: str | None) -> Baseline | None:
    if indicator is None:
        return None
    return Baseline.objects.filter(client=client, indicator=indicator, replaced_at__isnull=True).first()


def _check_jobs_free(firm_id: int, keys: Collection[str]) -> None:
    taken = MilestoneJob.objects.filter(firm=firm_id, key__in=keys, live=True).select_related("milestone").first()
    if taken is not None:
        raise DomainError(JOB_TWICE, job=taken.label, kind=taken.milestone.kind)


def _free_jobs(milestone: Milestone) -> None:
    milestone.jobs.update(live=False)


def _current(milestone: Milestone) -> Milestone:
    current = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if current.replaced_at is not None:
        raise DomainError(MILESTONE_GONE)
    return current


def _reviewable(milestone: Milestone, actor: User | None) -> Milestone:
    current = _current(milestone)
    if current.state not in {MilestoneState.REPORTED, MilestoneState.RETURNED}:
        raise DomainError(MILESTONE_NOT_OPEN, state=current.state)
    if actor is not None and actor.pk == current.reported_by_id:
        raise DomainError(MILESTONE_OWN)
    return current


def _review(milestone: Milestone, state: str, note: str, actor: User | None) -> Milestone:
    before, milestone.state, milestone.review_note = milestone.state, state, note.strip()[:300]
    milestone.reviewed_by, milestone.reviewed_at = actor, clock.now()
    milestone.save(update_fields=["state", "review_note", "reviewed_by", "reviewed_at"])
    verb = f"milestone.{state}" if state != MilestoneState.REPORTED else "milestone.restored"
    changes = {"milestone.state": [before, state]}
    record(verb, milestone.client, actor=actor, changes=changes, context={"milestone": milestone.pk})
    publish(MilestonesChanged((milestone.client_id,)))
    return milestone


def _told(milestone: Milestone) -> dict[str, list[str | None]]:
    values = {f: getattr(milestone, f) for f in FIELDS}
    return {f"milestone.{f}": [None, _text(v)] for f, v in values.items() if v not in (None, "")}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
