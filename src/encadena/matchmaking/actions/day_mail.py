"""Mails that go out once: each is claimed before it leaves, and given back when the server refuses it."""

from collections.abc import Callable, Iterable, Sequence

from django.core.mail import EmailMessage
from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import Notice, Participant

CHANGE, REMINDER = "change", "reminder"
Enclosed = tuple[str, bytes, str]
"""A file: name, content, media type."""


def send_once(
    participant: Participant,
    *,
    kind: str,
    key: str,
    emails: Sequence[str],
    write: Callable[[], Iterable[tuple[str, str, str]]],
    enclose: Callable[[], Sequence[Enclosed]] = tuple,
    actor: User | None,
) -> int:
    """How many mails left: none when ``emails`` is empty, when somebody else sends or sent them, or when one was
    refused; the next run may then try again. ``write`` makes address, subject and text of each, once it is ours;
    ``enclose`` the files that go with all of them.
    """
    notice = _claim(participant, kind=kind, key=key, emails=emails) if emails else None
    if notice is None:
        return 0
    try:
        files = enclose()
        for to, subject, body in write():
            EmailMessage(subject, body, None, [to], attachments=list(files)).send()
    except OSError:
        notice.delete()
        return 0
    Notice.objects.filter(pk=notice.pk).update(sent_at=clock.now())
    return len(emails)


def _claim(participant: Participant, *, kind: str, key: str, emails: Sequence[str]) -> Notice | None:
    with transaction.atomic():
        made, new = Notice.objects.get_or_create(
            participant=participant,
            kind=kind,
            key=key,
            defaults={"round_id": participant.round_id, "emails": list(emails), "created_at": clock.now()},
        )
    return made if new else None
