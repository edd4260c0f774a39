"""Mails to the people of participants; each is claimed before it leaves, so that it goes out once."""

from collections.abc import Callable, Sequence

from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job

from ..models import Participant, Round
from .access import link_to
from .day_mail import claim_notice, give_back, note_sent

PROFILES, PUBLISHED = "matchmaking.remind_profiles", "matchmaking.tell_published"


def ask_reminders(round: Round, *, participants: Sequence[int] = (), actor: User | None) -> Job:
    """Remind those whose profiles lack something (``participants``, or all), once a day each."""
    audit.record("round.profiles_reminded", round, actor=actor, context={"count": len(participants)})
    args = {"round_id": round.pk, "participants": list(participants)}
    return jobs.enqueue(PROFILES, args=args, actor=actor, subject=round)


def tell(
    person: Participant,
    users: Sequence[User],
    email: str,
    *,
    kind: str,
    key: str,
    compose: Callable[[str], tuple[str, str]],
    link: Callable[[User], str],
    actor: User | None,
) -> int:
    """Write to every account of the participant in its language, else to ``email`` in the participant's.

    ``compose`` makes subject and text for the address of a page; how many mails left.
    """
    to = [u.email for u in users] or [email] * bool(email)
    notice = claim_notice(person, kind=kind, key=key, emails=to, actor=actor) if to else None
    if notice is None:
        return 0
    try:
        for user in users:
            with translation.override(user.language):
                subject, text = compose(link(user))
            send_mail(subject, text, None, [user.email])
        if not users:
            with translation.override(person.language):
                subject, text = compose("")
            send_mail(subject, text, None, [email])
    except OSError:  # the mail server refused: the next run tries again
        give_back(notice, actor=actor)
        return 0
    note_sent(notice, actor=actor)
    return len(to)


def entry_for(round: Round, user: User, *, actor: User | None) -> str:
    """The path by which this person comes in: a buyer without a password by a link of access, others by signing in."""
    path = reverse("matchmaking:detail", args=[round.pk])
    if user.role != Role.BUYER or user.has_usable_password():
        return path
    return f"link:{link_to(round, user, path=path, actor=actor).pk}"
