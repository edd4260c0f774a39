"""Mails about applications; each is claimed before it leaves, so that it goes out once."""

from collections.abc import Callable, Iterable, Sequence

from django.core.mail import send_mail
from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job
from encadena.kernel import clock

from ..choices import MissionState
from ..errors import MissionError
from ..models import Application, Mission, Notice

RESULTS = "missions.tell_results"


def ask_results(mission: Mission, *, actor: User | None) -> Job:
    """Tell every firm what became of its application; who knows it already is not written to again.

    Raises ``nobody_chosen`` while nobody was chosen.
    """
    if mission.state not in (MissionState.CHOSEN, MissionState.CLOSED):
        raise MissionError("nobody_chosen")
    with transaction.atomic():
        record("mission.results_told", mission, actor=actor)
        return jobs.enqueue(RESULTS, args={"mission_id": mission.pk}, actor=actor, subject=mission)


def send_once(
    application: Application,
    *,
    kind: str,
    key: str,
    emails: Sequence[str],
    write: Callable[[], Iterable[tuple[str, str, str]]],
    actor: User | None,
) -> int | None:
    """How many mails left: 0 without ``emails`` or when somebody else sends them; None: the post refused one.

    What was refused may be tried again. ``write`` makes address, subject and text of each.
    """
    notice = _claim(application, kind, key, emails) if emails else None
    if notice is None:
        return 0
    try:
        for to, subject, body in write():
            send_mail(subject, body, None, [to])
    except OSError:
        notice.delete()
        return None
    Notice.objects.filter(pk=notice.pk).update(sent_at=clock.now())
    return len(emails)


def _claim(application: Application, kind: str, key: str, emails: Sequence[str]) -> Notice | None:
    facts = {"emails": list(emails), "created_at": clock.now()}
    with transaction.atomic():
        made, new = Notice.objects.get_or_create(application=application, kind=kind, key=key, defaults=facts)
    return made if new else None
