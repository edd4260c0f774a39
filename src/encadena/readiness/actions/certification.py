"""Certification projects: opened, followed through their stages, certified, stopped, expired."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.audit.actions import record
from encadena.firms.errors import DOCUMENT_NOT_OF_FIRM
from encadena.firms.models import Document
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..choices import CertificationStageCode, CertificationState, Payer
from ..errors import (
    CERTIFICATE_EXPIRED,
    CERTIFICATE_WITHOUT_END,
    CERTIFICATION_NOT_STOPPED,
    CERTIFICATION_RUNNING,
    CERTIFICATION_STOPPED,
    GAP_REASON_MISSING,
    STAGE_DONE_ALREADY,
    STAGE_IN_FUTURE,
    STAGE_NEEDS_CERTIFICATE,
    STAGE_OUT_OF_ORDER,
    STAGES_REVERSED,
)
from ..models import CertificationProject, CertificationStage, Standard
from ..queries.certification import ended, first_undone, stages_of

CHUNK = 200
CERTIFICATE = CertificationStageCode.CERTIFICATE


@dataclass(frozen=True)
class Terms:
    """Who certifies what, for how much; costs in whole pesos, None: unknown."""

    body: str = ""
    scope: str = ""
    cost_planned: int | None = None
    cost_real: int | None = None
    payer: str = Payer.UNKNOWN


def open_certification(
    client: Client, *, standard: Standard, terms: Terms, planned: Mapping[str, date | None], actor: User | None
) -> CertificationProject:
    """Raises ``certification_running`` when one for the same standard is under way, ``stages_reversed``."""
    _check_order(planned)
    with transaction.atomic():
        Client.objects.select_for_update().get(pk=client.pk)
        going = (CertificationState.RUNNING, CertificationState.CERTIFIED, CertificationState.EXPIRED)
        if CertificationProject.objects.filter(client=client, standard=standard, state__in=going).exists():
            raise DomainError(CERTIFICATION_RUNNING, standard=str(standard))
        project = CertificationProject.objects.create(
            client=client, firm_id=client.firm_id, standard=standard, **_clean(terms)
        )
        CertificationStage.objects.bulk_create(
            CertificationStage(project=project, code=code, position=place, planned_on=planned.get(code))
            for place, code in enumerate(CertificationStageCode)
        )
        _refresh(project)
        record("certification.opened", project, actor=actor)
    return project


def edit_certification(
    project: CertificationProject, *, terms: Terms, planned: Mapping[str, date | None], actor: User | None
) -> CertificationProject:
    """Terms and planned dates; the log keeps what they were. Raises ``stages_reversed``."""
    _check_order(planned)
    with transaction.atomic():
        current = _locked(project)
        new = _clean(terms)
        pairs = {n: [getattr(current, n), value] for n, value in new.items() if getattr(current, n) != value}
        for stage in stages_of(current):
            if stage.planned_on != planned.get(stage.code):
                pairs[f"planned.{stage.code}"] = [_iso(stage.planned_on), _iso(planned.get(stage.code))]
                stage.planned_on = planned.get(stage.code)
                stage.save(update_fields=["planned_on"])
        for name, value in new.items():
            setattr(current, name, value)
        current.save(update_fields=list(new))
        _refresh(current)
        if pairs:
            record("certification.edited", current, actor=actor, changes=pairs)
    return current


def finish_stage(project: CertificationProject, *, code: str, on: date, actor: User | None) -> CertificationProject:
    """Stages are done in their order; the certificate's is done by handing the certificate in.

    Raises ``stage_out_of_order``, ``stage_done_already``, ``stage_in_future``, ``stage_needs_certificate``,
    ``certification_stopped``.
    """
    if code == CERTIFICATE:
        raise DomainError(STAGE_NEEDS_CERTIFICATE)
    with transaction.atomic():
        current = _locked(project)
        _finish(current, code, on)
        _refresh(current)
        record("certification.stage_done", current, actor=actor, changes={f"done.{code}": [None, _iso(on)]})
    return current


def reopen_stage(project: CertificationProject, *, code: str, actor: User | None) -> CertificationProject:
    """Takes the last done stage back, before the certificate; the log keeps its date. Raises ``stage_out_of_order``."""
    with transaction.atomic():
        current = _locked(project)
        done = [stage for stage in stages_of(current) if stage.done_on]
        if not done or done[-1].code != code or code == CERTIFICATE:
            raise DomainError(STAGE_OUT_OF_ORDER, stage=str(done[-1] if done else ""))
        before, done[-1].done_on = done[-1].done_on, None
        done[-1].save(update_fields=["done_on"])
        _refresh(current)
        record("certification.stage_back", current, actor=actor, changes={f"done.{code}": [_iso(before), None]})
    return current


def register_certificate(
    project: CertificationProject, *, certificate: Document, actor: User | None
) -> CertificationProject:
    """The certificate, new or renewed; its end is the project's.

    Raises ``document_not_of_firm``, ``certificate_without_end``, ``certificate_expired``, ``stage_out_of_order``,
    ``certification_stopped``.
    """
    today = clock.today()
    with transaction.atomic():
        current = _locked(project)
        if certificate.firm_id != current.firm_id or certificate.withdrawn_at:
            raise DomainError(DOCUMENT_NOT_OF_FIRM)
        if certificate.expires_on is None:
            raise DomainError(CERTIFICATE_WITHOUT_END, title=certificate.title)
        if certificate.expires_on < today:
            raise DomainError(CERTIFICATE_EXPIRED, title=certificate.title, on=certificate.expires_on)
        if not current.stages.filter(code=CERTIFICATE, done_on__isnull=False).exists():
            _finish(current, CERTIFICATE, min(certificate.issued_on or today, today))
        before = [_iso(current.valid_until), _iso(certificate.expires_on)]
        current.certificate, current.valid_until = certificate, certificate.expires_on
        current.state = CertificationState.CERTIFIED
        current.save(update_fields=["certificate", "valid_until", "state"])
        _refresh(current)
        record("certification.certified", current, actor=actor, changes={"valid_until": before})
    return current


def stop_certification(project: CertificationProject, *, reason: str, actor: User | None) -> CertificationProject:
    """Raises ``gap_reason_missing``, ``certification_stopped``."""
    if not (reason := text_of(reason, 300)):
        raise DomainError(GAP_REASON_MISSING)
    with transaction.atomic():
        current = _locked(project)
        current.state, current.stopped_reason = CertificationState.STOPPED, reason
        current.save(update_fields=["state", "stopped_reason"])
        record("certification.stopped", current, actor=actor, changes={"stopped_reason": [None, reason]})
    return current


def resume_certification(project: CertificationProject, *, actor: User | None) -> CertificationProject:
    """Back to where it was: certified while the certificate holds. Raises ``certification_not_stopped``."""
    with transaction.atomic():
        current = CertificationProject.objects.select_for_update().get(pk=project.pk)
        if current.state != CertificationState.STOPPED:
            raise DomainError(CERTIFICATION_NOT_STOPPED)
        until = current.valid_until
        state = CertificationState.CERTIFIED if until else CertificationState.RUNNING
        current.state = CertificationState.EXPIRED if until and until < clock.today() else state
        current.stopped_reason = ""
        current.save(update_fields=["state", "stopped_reason"])
        record("certification.resumed", current, actor=actor)
    return current


def expire_certificates(*, actor: User | None) -> int:
    """Turns certified into expired the day after the certificate's end; harmless when repeated. How many turned."""
    turned = 0
    while chunk := ended(clock.today(), CHUNK):
        with transaction.atomic():
            for project in chunk:
                held = CertificationProject.objects.filter(pk=project.pk, state=CertificationState.CERTIFIED)
                if held.update(state=CertificationState.EXPIRED):
                    turned += 1
                    change = {"state": [CertificationState.CERTIFIED.value, CertificationState.EXPIRED.value]}
                    record("certification.expired", project, actor=actor, changes=change)
    return turned


def _locked(project: CertificationProject) -> CertificationProject:
    current = CertificationProject.objects.select_for_update().get(pk=project.pk)
    if current.state == CertificationState.STOPPED:
        raise DomainError(CERTIFICATION_STOPPED)
    return current


def _finish(project: CertificationProject, code: str, on: date) -> None:
    if on > clock.today():
        raise DomainError(STAGE_IN_FUTURE, on=on)
    stages = stages_of(project)
    stage = next(s for s in stages if s.code == code)
    if stage.done_on:
        raise DomainError(STAGE_DONE_ALREADY, on=stage.done_on)
    first = first_undone(stages)
    if first is not None and first.code != code:
        raise DomainError(STAGE_OUT_OF_ORDER, stage=str(first))
    stage.done_on = on
    stage.save(update_fields=["done_on"])


def _refresh(project: CertificationProject) -> None:
    first = first_undone(stages_of(project))
    project.stage, project.due_on = (first.code, first.planned_on) if first else ("", None)
    project.save(update_fields=["stage", "due_on"])


def _check_order(planned: Mapping[str, date | None]) -> None:
    days = [day for code in CertificationStageCode if (day := planned.get(code))]
    if days != sorted(days):
        raise DomainError(STAGES_REVERSED)


def _clean(terms: Terms) -> dict[str, Any]:
    return {
        "body": text_of(terms.body, 120),
        "scope": text_of(terms.scope, 200),
        "cost_planned": terms.cost_planned,
        "cost_real": terms.cost_real,
        "payer": Payer(terms.payer),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _load(model: Callable[[str], Any]) -> None:
    """The catalogue of standards, for a new database."""
    with files("encadena.readiness.tables").joinpath("standards.csv").open(encoding="utf-8") as table:
        model("Standard").objects.bulk_create(
            [model("Standard")(**row) for row in csv.DictReader(table)], ignore_conflicts=True
        )
