"""Which questions have left, and the links that they carry."""

from datetime import timedelta

from django.urls import reverse

from encadena.accounts.actions.link import issue_link
from encadena.accounts.models import AccessLink, User
from encadena.kernel import clock

from ..models import OutcomeMail, Participant

PURPOSE = "outcomes"
LINK_DAYS = 450  # from the round to its last question, and a little


def claim_mail(participant: Participant, *, term: int, actor: User | None) -> bool:
    """Whether this mail is ours to send; the second who asks gets False."""
    _row, new = OutcomeMail.objects.get_or_create(participant=participant, term=term)
    return new


def give_back_mail(participant: Participant, *, term: int, actor: User | None) -> None:
    """It did not leave: the next run may claim it again."""
    OutcomeMail.objects.filter(participant=participant, term=term).delete()


def answering_link(participant: Participant, *, actor: User | None) -> AccessLink:
    """The participant's link to its own form; the open one if there is any."""
    place = f"participant:{participant.pk}"
    soon = clock.now() + timedelta(days=30)
    links = AccessLink.objects.filter(purpose=PURPOSE, place=place, withdrawn_at=None, expires_at__gt=soon)
    return links.first() or issue_link(
        purpose=PURPOSE,
        place=place,
        path=reverse("matchmaking:detail", args=[participant.round_id]),
        expires_at=clock.now() + timedelta(days=LINK_DAYS),
        actor=actor,
    )
