"""Mails that go out by themselves, each once however often and by how many processes they are looked for."""

import logging
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from itertools import islice

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation

from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import Alert
from ..models.alert import WAITING
from ..registry import AlertSource, Mail, alert_sources

log = logging.getLogger(__name__)
CLAIM_LASTS = timedelta(minutes=10)
CHUNK = 500


@dataclass
class Sent:
    mails: int = 0
    alerts: int = 0
    failed: int = 0


def note_alerts(due: Iterable[Alert], *, actor: User | None) -> int:
    """Write down alerts that have come due; those that are there already stay as they are. How many were looked at."""
    looked_at = 0
    rows = iter(due)
    while chunk := list(islice(rows, CHUNK)):
        Alert.objects.bulk_create(chunk, ignore_conflicts=True)
        looked_at += len(chunk)
    return looked_at


def send_all_alerts(*, actor: User | None, check: Callable[[], None] = lambda: None) -> Sent:
    """Note and send what every source has; ``check`` is called between mails and may end the run by an exception."""
    total = Sent()
    for source in alert_sources():
        source.note(actor)
        deliver_alerts(source, total, actor=actor, check=check)
    return total


def deliver_alerts(
    source: AlertSource, total: Sent, *, actor: User | None, check: Callable[[], None] = lambda: None
) -> None:
    """One mail per recipient. A mail that cannot be sent now waits for the next run and does not stop the others."""
    tried: list[str] = []
    while email := _free(source.what).exclude(email__in=tried).values_list("email", flat=True).first():
        check()
        tried.append(email)
        _send(source, _claim(source.what, email), total)


def _free(what: str) -> QuerySet[Alert]:
    silent = clock.now() - CLAIM_LASTS
    return Alert.objects.filter(WAITING, Q(claimed_at__isnull=True) | Q(claimed_at__lt=silent), what=what).order_by(
        "email", "id"
    )


def _claim(what: str, email: str) -> list[Alert]:
    """Compare and swap: of two runs that meet, each gets the rows that the other did not."""
    token = secrets.token_hex(16)
    taken = _free(what).filter(email=email).order_by().values_list("pk", flat=True)
    with transaction.atomic():
        _free(what).filter(pk__in=list(taken)).order_by().update(claim=token, claimed_at=clock.now())
    return list(Alert.objects.filter(claim=token).order_by("about_on", "id"))


def _send(source: AlertSource, rows: Sequence[Alert], total: Sent) -> None:
    if not rows:
        return
    with translation.override(rows[0].language):
        mail = source.compose(rows)
    mine = Alert.objects.filter(claim=rows[0].claim)
    if mail is None:
        mine.update(dropped_at=clock.now(), claim="")
        return
    try:
        _message(mail, rows).send()
    except OSError as error:  # the mail server refused or cannot be reached (SMTPException is one)
        log.warning("alerts %s to one recipient not sent: %r", source.what, error)
        mine.update(claim="", claimed_at=None)
        total.failed += len(rows)
        return
    mine.update(sent_at=clock.now(), claim="")
    total.mails += 1
    total.alerts += len(rows)


def _message(mail: Mail, rows: Sequence[Alert]) -> EmailMessage:
    """Its number is made of the alerts: a copy sent by a run that died before it could say so is known as a copy."""
    number = sha256(",".join(str(row.pk) for row in rows).encode()).hexdigest()[:32]
    return EmailMessage(mail.subject, mail.body, None, [rows[0].email], headers={"Message-ID": f"<{number}@encadena>"})
