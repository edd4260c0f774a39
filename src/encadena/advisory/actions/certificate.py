"""Certificates: issued when a course is closed, revoked with a reason, never deleted."""

from collections.abc import Iterator

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record, record_many
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..choices import SEATED
from ..errors import CERTIFICATE_REVOKED, REASON_MISSING
from ..models import Certificate, Registration, Training
from ..rules.certificate import new_code
from ..rules.training import reaches

CORRECTED = "attendance-corrected"


def issue_certificates(training: Training, *, actor: User | None) -> list[Certificate]:
    """One for everybody who reached the share; a certificate whose hours changed is revoked and made anew.

    What was revoked by a person stays revoked. Called with the course locked.
    """
    rows = list(training.registrations.filter(state__in=SEATED).order_by("pk"))
    held = {c.registration_id: c for c in Certificate.objects.filter(registration__in=rows, revoked_at=None)}
    barred = set(
        Certificate.objects.filter(registration__in=rows, revoked_at__isnull=False)
        .exclude(revoked_reason=CORRECTED)
        .values_list("registration", flat=True)
    )
    _take_back(training, rows, held, actor)
    new = list(_made(training, [r for r in rows if r.pk not in barred], held, actor))
    Certificate.objects.bulk_create(new)
    record_many([entry_of("certificate.issued", c, actor=actor) for c in new], actor=actor)
    return new


def revoke_certificate(certificate: Certificate, *, reason: str, actor: User | None) -> Certificate:
    """Its public page says so from now on. Raises ``reason_missing``, ``certificate_revoked``."""
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise DomainError(REASON_MISSING)
    with transaction.atomic():
        row = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if row.revoked_at:
            raise DomainError(CERTIFICATE_REVOKED, on=row.revoked_at.date())
        row.revoked_at, row.revoked_by, row.revoked_reason = clock.now(), actor, reason
        row.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
        record("certificate.revoked", row, actor=actor, context={"reason": reason})
    return row


def _earned(training: Training, row: Registration) -> bool:
    return reaches(row.minutes, training.minutes, training.share_needed)


def _take_back(training: Training, rows: list[Registration], held: dict[int, Certificate], actor: User | None) -> None:
    for row in rows:
        given = held.get(row.pk)
        if given and (given.minutes != row.minutes or not _earned(training, row)):
            revoke_certificate(held.pop(row.pk), reason=CORRECTED, actor=actor)


def _made(
    training: Training, rows: list[Registration], held: dict[int, Certificate], actor: User | None
) -> Iterator[Certificate]:
    centre = str(training.centre)
    for row in rows:
        if row.pk in held or not _earned(training, row) or not (training.first_day and training.last_day):
            continue
        yield Certificate(
            registration=row, code=new_code(), name=row.name, course=training.title, centre=centre,
            minutes=row.minutes, first_day=training.first_day, last_day=training.last_day,
            language=training.language, issued_by=actor,
        )  # fmt: skip
