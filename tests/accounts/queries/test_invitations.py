"""Who sees which invitation."""

from datetime import timedelta
from typing import Any

from encadena.accounts.models import Invitation
from encadena.accounts.queries.invitations import invitations_visible_to, open_invitations
from encadena.kernel import clock

from ...cast import Cast


def an_invitation(cast: Cast, **fields: Any) -> Invitation:
    defaults = {"email": "x@x.cl", "role": "adviser", "token_hash": str(Invitation.objects.count())}
    soon = clock.now() + timedelta(days=1)
    return Invitation.objects.create(**{**defaults, "invited_by": cast.head, "expires_at": soon, **fields})


def test_people_see_what_they_sent_and_administrators_see_all(cast: Cast) -> None:
    an_invitation(cast)
    an_invitation(cast, invited_by=cast.agency)
    seen = {name: invitations_visible_to(user).count() for name, user in cast.by_role().items()}
    assert {name: n for name, n in seen.items() if n} == {"head": 1, "agency": 1, "administrator": 2}


def test_open_means_not_answered_not_withdrawn_and_not_expired(cast: Cast) -> None:
    pending = an_invitation(cast)
    an_invitation(cast, accepted_at=clock.now())
    an_invitation(cast, withdrawn_at=clock.now())
    an_invitation(cast, expires_at=clock.now())
    assert list(open_invitations()) == [pending]
