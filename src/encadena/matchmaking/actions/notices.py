"""Mails to the people of participants; each is claimed before it leaves, so that it goes out once."""

from collections.abc import Callable, Iterator, Sequence

from django.urls import reverse
from django.utils import translation

from encadena.accounts.choices import Role
from encadena.accounts.models import AccessLink, User
from encadena.audit import actions as audit
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job

from ..models import Participant, Round
from .access import link_to
from .day_mail import Enclosed, send_once

PROFILES, PUBLISHED = "matchmaking.remind_profiles", "matchmaking.tell_published"
DECIDED = "matchmaking.tell_decision"


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
    enclose: Callable[[], Sequence[Enclosed]] = tuple,
    actor: User | None,
) -> int:
    """Write to every account of the participant in its language, else to ``email`` in the participant's.

    ``compose`` makes subject and text for the address of a page; how many mails left.
    """

    def write() -> Iterator[tuple[str, str, str]]:
        for user in users:
            with translation.override(user.language):
                yield (user.email, *compose(link(user)))
        if not users:
            with translation.override(person.language):
                yield (email, *compose(""))

    emails = [u.email for u in users] or [email] * bool(email)
    return send_once(person, kind=kind, key=key, emails=emails, write=write, enclose=enclose, actor=actor)


def entry_for(round: Round, user: User, *, actor: User | None) -> AccessLink | None:
    """The link of access by which a buyer without a password comes in; None for those who sign in."""
    if user.role != Role.BUYER or user.has_usable_password():
        return None
    return link_to(round, user, path=reverse("matchmaking:detail", args=[round.pk]), actor=actor)
