"""Reports are frozen, published and withdrawn."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.rules.values import text_of as plain_text
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..choices import SnapshotState
from ..errors import NOT_DRAFT, NOT_PUBLISHED, PUBLISHED_ALREADY, REASON_MISSING, YEAR_STILL_RUNS
from ..models import Snapshot
from ..planning.disclosure import public_view
from ..planning.keeping import hash_of, text_of
from ..planning.report import network_report
from ..queries.data_version import data_version
from ..rules.period import period_of
from ..rules.report import Scope


def freeze_report(year: int, scope: Scope, *, note: str = "", actor: User | None) -> Snapshot:
    """A draft, counted from the records as they stand now; publishing it publishes exactly these numbers.

    Raises ``impact_year_still_runs``, ``impact_year_in_future``, ``impact_year_invalid``.
    """
    period = period_of(year, today=clock.today())
    if period.running:
        raise DomainError(YEAR_STILL_RUNS, year=year)
    with transaction.atomic():
        version = data_version()
        report = network_report(year, scope)
        snapshot = Snapshot.objects.create(
            year=year, scope_kind=scope.kind, scope_key=scope.key, scope_name=scope.name, report=text_of(report),
            public_report=text_of(public_view(report)), digest=hash_of(report), data_version=version,
            note=plain_text(note, 600), made_by=actor,
        )  # fmt: skip
        record("report.frozen", snapshot, actor=actor, context={"digest": snapshot.digest})
    return snapshot


def publish_report(snapshot: Snapshot, *, actor: User | None) -> Snapshot:
    """Raises ``impact_not_draft``, and ``impact_published_already`` while another one of its year and scope is out."""
    with transaction.atomic():
        current = _locked(snapshot)
        if current.state != SnapshotState.DRAFT:
            raise DomainError(NOT_DRAFT, state=current.get_state_display())
        same = Snapshot.objects.select_for_update().filter(
            year=current.year, scope_kind=current.scope_kind, scope_key=current.scope_key
        )
        if same.filter(state=SnapshotState.PUBLISHED).exists():
            raise DomainError(PUBLISHED_ALREADY, year=current.year)
        current.state, current.published_at, current.published_by = SnapshotState.PUBLISHED, clock.now(), actor
        current.save(update_fields=["state", "published_at", "published_by"])
        record("report.published", current, actor=actor, context={"digest": current.digest})
    return current


def withdraw_report(snapshot: Snapshot, *, reason: str, actor: User | None) -> Snapshot:
    """It stays, with the reason, and is no longer shown as published; a draft is given up the same way.

    Raises ``impact_reason_missing`` and ``impact_not_published`` (withdrawn already).
    """
    if not (reason := plain_text(reason, 300)):
        raise DomainError(REASON_MISSING)
    with transaction.atomic():
        current = _locked(snapshot)
        if current.state == SnapshotState.WITHDRAWN:
            raise DomainError(NOT_PUBLISHED)
        before, current.state = current.state, SnapshotState.WITHDRAWN
        current.withdrawn_at, current.withdrawn_reason = clock.now(), reason
        current.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])
        changes = {"state": [before, current.state], "withdrawn_reason": [None, reason]}
        record("report.withdrawn", current, actor=actor, changes=changes)
    return current


def _locked(snapshot: Snapshot) -> Snapshot:
    return Snapshot.objects.select_for_update().get(pk=snapshot.pk)
