"""Mails about a course, in the language in which the person registered."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from ..models import Registration
from ..queries.attendance import place_in_line

KINDS = ("confirmed", "waiting", "moved_up", "reminder", "cancelled", "held")


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    body: str


def mail_of(registration: Registration, kind: str) -> Mail:
    """``kind`` is one of ``KINDS``; the templates are named after it."""
    training = registration.training
    certificate = registration.certificates.filter(revoked_at=None).first() if kind == "held" else None
    context = {
        "row": registration,
        "training": training,
        "days": list(training.days.all()),
        "place": place_in_line(registration) if kind == "waiting" else None,
        "certificate": certificate,
        "certificate_url": _absolute("advisory:certificate_file", certificate.code) if certificate else "",
        "pass_url": _absolute("advisory:pass", registration.token),
        "survey_url": _absolute("advisory:survey", registration.token),
        "kind": kind,
    }
    with translation.override(registration.language):
        subject = render_to_string("advisory/training/mail/subject.txt", context).strip()
        body = render_to_string("advisory/training/mail/body.txt", context)
    return Mail(registration.email, " ".join(subject.split()), body)


def _absolute(name: str, argument: str) -> str:
    return settings.PUBLIC_URL + reverse(name, args=[argument])
