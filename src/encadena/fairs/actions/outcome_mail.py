"""Which questions have left after a fair, and the link that each exhibitor answers by."""

from datetime import timedelta

from django.urls import reverse

from encadena.accounts.actions.link import issue_link
from encadena.accounts.models import AccessLink, User
from encadena.kernel import clock

from ..models import Exhibitor, OutcomeMail

PURPOSE = "fair_outcome"
LINK_DAYS = 450  # from the fair to its last question, and a little


def claim_mail(exhibitor: Exhibitor, *, term: int, actor: User | None) -> bool:
    """Whether this mail is ours to send; the second who asks gets False."""
    _row, new = OutcomeMail.objects.get_or_create(exhibitor=exhibitor, term=term)
    return new


def give_back_mail(exhibitor: Exhibitor, *, term: int, actor: User | None) -> None:
    """It did not leave: the next run may claim it again."""
    OutcomeMail.objects.filter(exhibitor=exhibitor, term=term).delete()


def answering_link(exhibitor: Exhibitor, *, actor: User | None) -> AccessLink:
    """The open link of the exhibitor to its own form, or a new one."""
    place = f"exhibitor:{exhibitor.pk}"
    soon = clock.now() + timedelta(days=30)
    links = AccessLink.objects.filter(purpose=PURPOSE, place=place, withdrawn_at=None, expires_at__gt=soon)
    return links.first() or issue_link(
        purpose=PURPOSE,
        place=place,
        path=reverse("fairs:detail", args=[exhibitor.fair_id]),
        expires_at=clock.now() + timedelta(days=LINK_DAYS),
        actor=actor,
    )
