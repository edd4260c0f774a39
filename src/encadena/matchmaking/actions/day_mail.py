"""Mails of the day, each claimed before it leaves so that it goes out once."""

from collections.abc import Sequence

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import Notice, Participant

CHANGE, REMINDER = "change", "reminder"


def claim_notice(
    participant: Participant, *, kind: str, key: str, emails: Sequence[str], actor: User | None
) -> Notice | None:
    """The mail to send, or None when somebody else sends or sent it."""
    with transaction.atomic():
        made, new = Notice.objects.get_or_create(
            participant=participant,
            kind=kind,
            key=key,
            defaults={"round_id": participant.round_id, "emails": list(emails), "created_at": clock.now()},
        )
    return made if new else None


def note_sent(notice: Notice, *, actor: User | None) -> None:
    Notice.objects.filter(pk=notice.pk).update(sent_at=clock.now())


def give_back(notice: Notice, *, actor: User | None) -> None:
    """It did not leave: the next run may claim it again."""
    notice.delete()
