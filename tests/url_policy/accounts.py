"""Accounts and keys."""

from datetime import timedelta

from allauth.mfa.models import Authenticator

from encadena.accounts.actions.link import issue_link
from encadena.accounts.actions.token import create_token
from encadena.accounts.choices import Role
from encadena.accounts.models import Invitation
from encadena.accounts.queries.invitations import hash_of
from encadena.accounts.queries.links import token_of
from encadena.kernel import clock

from ..factories import a_user
from .base import ADMINISTRATOR, ALL, Arguments, Side, Subject, Url, cast


def _key(side: Side) -> Arguments:
    key = Authenticator.objects.create(user=side.adviser, type="webauthn", data={"name": "Teléfono", "credential": {}})
    return {"pk": key.pk}


def _invitation(side: Side) -> Invitation:
    return Invitation.objects.create(
        email=f"nadie{side.adviser.pk}@example.cl",
        role="adviser",
        token_hash=hash_of(f"ficha-{side.adviser.pk}"),
        invited_by=side.manager,
        expires_at=clock.now() + timedelta(days=1),
    )


def _api_token(side: Side) -> Arguments:
    token, _secret = create_token(name="Planilla", scopes=["clients:read"], days=30, actor=side.adviser)
    return {"pk": token.pk}


def _token(side: Side) -> Arguments:
    _invitation(side)
    return {"token": f"ficha-{side.adviser.pk}"}


def _link(side: Side) -> Arguments:
    return {"token": token_of(issue_link(user=a_user(Role.BUYER), actor=side.manager))}


PERSON = Subject(lambda side: {"pk": side.adviser.pk}, own=ADMINISTRATOR, rival=ADMINISTRATOR)
KEY = Subject(_key, own=cast("adviser"), rival=cast("rival"))
INVITATION = Subject(lambda side: {"pk": _invitation(side).pk}, own=cast("head administrator"), rival=ADMINISTRATOR)
API_TOKEN = Subject(_api_token, own=cast("adviser"), rival=cast("rival"))
ANY_ROW = Subject(lambda side: {"pk": 1}, own=ALL, rival=ALL)
NOWHERE = Subject(lambda side: {"rest": "nada"}, own=ALL, rival=ALL)
TOKEN = Subject(_token, own=ALL, rival=ALL)
# Of somebody else: whoever is signed in reads so, a passer-by may come in.
LINK = Subject(_link, own=ALL, rival=ALL)
CONFIRM_KEY = Subject(lambda side: {"key": "ninguna"}, own=ALL, rival=ALL)
RESET_KEY = Subject(lambda side: {"uidb36": "1", "key": "no-sirve"}, own=ALL, rival=ALL)
INVITERS = cast("administrator agency coordinator head promoter")


POLICY: dict[str, Url] = {
    "accounts:profile": Url(ALL),
    "accounts:tokens": Url(ALL),
    "accounts:revoke_token": Url(ALL, API_TOKEN, post=True),
    "accounts:restore_token": Url(ALL, API_TOKEN, post=True),
    "accounts:people": Url(ADMINISTRATOR),
    "accounts:person": Url(ADMINISTRATOR, PERSON),
    "accounts:deactivate": Url(ADMINISTRATOR, PERSON, post=True),
    "accounts:reactivate": Url(ADMINISTRATOR, PERSON, post=True),
    "accounts:change_role": Url(ADMINISTRATOR, PERSON, post=True),
    "accounts:invitations": Url(INVITERS),
    "accounts:invite": Url(INVITERS),
    "accounts:resend_invitation": Url(INVITERS, INVITATION, post=True),
    "accounts:withdraw_invitation": Url(INVITERS, INVITATION, post=True),
    "accounts:restore_invitation": Url(INVITERS, INVITATION, post=True),
    "accounts:accept_invitation": Url(ALL, TOKEN, public=True),
    "accounts:enter_by_link": Url(ALL, LINK, public=True),
    "accounts:renew_link": Url(ALL, LINK, public=True, post=True),
}
