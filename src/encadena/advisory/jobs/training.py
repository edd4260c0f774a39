"""Mails about courses: to one person, to everybody of a course, to all who have a course tomorrow."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from smtplib import SMTPException
from typing import Any

from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.models import User
from encadena.jobs.registry import Handle, Retryable, job
from encadena.kernel import clock
from encadena.ui import figures

from ..actions.course_mail import claim_mail, give_back_mail
from ..choices import MailJob, RegistrationState, TrainingState
from ..models import Registration
from ..wording.course_mail import mail_of


def _told(result: Mapping[str, Any]) -> str:
    return _("%(count)s correos enviados") % {"count": figures.number(result.get("sent", 0))}


@job(MailJob.ONE, label=gettext_lazy("Avisar a una persona de un curso"), describe_result=_told)
def tell_one(handle: Handle, *, registration_id: int, kind: str) -> dict[str, object]:
    """The job's own number is the key: tried again it does not write twice, asked for again it does."""
    rows = Registration.objects.select_related("training__centre").filter(pk=registration_id)
    return {"sent": _send_all(handle, rows, kind, f"job{handle.job_id}")}


@job(
    MailJob.ALL,
    label=gettext_lazy("Avisar a las personas de un curso"),
    stop_label=gettext_lazy("Detener"),
    describe_result=_told,
)
def tell_all(handle: Handle, *, training_id: int, kind: str) -> dict[str, object]:
    """``held`` goes to those who attended, once per certificate; ``cancelled`` to those with a seat or in line."""
    rows = Registration.objects.select_related("training__centre").filter(training=training_id).order_by("pk")
    if kind == "held":
        return {"sent": sum(_send_held(handle, row) for row in rows.filter(minutes__gt=0))}
    concerned = rows.filter(state__in=[RegistrationState.REGISTERED, RegistrationState.WAITING])
    return {"sent": _send_all(handle, concerned, kind, f"job{handle.job_id}")}


@job(
    MailJob.REMIND,
    label=gettext_lazy("Recordar los cursos de mañana"),
    stop_label=gettext_lazy("Detener"),
    describe_result=_told,
)
def remind(handle: Handle, *, day: str = "") -> dict[str, object]:
    """Everybody with a seat in a course that begins the day after ``day`` (today), once per course and date."""
    begins = (date.fromisoformat(day) if day else clock.today()) + timedelta(days=1)
    rows = Registration.objects.filter(
        training__first_day=begins,
        training__state__in=[TrainingState.OPEN, TrainingState.CLOSED],
        state=RegistrationState.REGISTERED,
    )
    concerned = rows.select_related("training__centre").order_by("pk")
    return {"sent": _send_all(handle, list(concerned), "reminder", begins.isoformat())}


def _send_held(handle: Handle, row: Registration) -> int:
    certificate = row.certificates.filter(revoked_at=None).first()
    return _send_all(handle, [row], "held", certificate.code if certificate else "")


def _send_all(handle: Handle, rows: Iterable[Registration], kind: str, key: str) -> int:
    sent = 0
    for row in rows:
        handle.check()
        sent += bool(row.email) and _send(row, kind, key, handle.actor)
    return sent


def _send(row: Registration, kind: str, key: str, actor: User | None) -> bool:
    """Claimed first, so that two workers never write the same mail; given back when the post refuses it."""
    if not claim_mail(row, kind=kind, key=key, actor=actor):
        return False
    mail = mail_of(row, kind)
    try:
        send_mail(mail.subject, mail.body, None, [mail.to])
    except (OSError, SMTPException) as error:
        give_back_mail(row, kind=kind, key=key, actor=actor)
        raise Retryable(str(error)) from error
    return True
