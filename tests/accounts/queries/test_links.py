"""What a token opens."""

from datetime import timedelta

import pytest

from encadena.accounts.actions.account import deactivate
from encadena.accounts.actions.link import issue_link, withdraw_link
from encadena.accounts.errors import LinkError
from encadena.accounts.models import AccessLink
from encadena.accounts.queries.links import genuine, still_open, token_of, usable
from encadena.kernel import clock

from ...cast import Cast


@pytest.fixture
def link(cast: Cast) -> AccessLink:
    return issue_link(user=cast.buyer, actor=cast.promoter)


def test_the_same_link_has_the_same_token_every_time(link: AccessLink) -> None:
    assert token_of(link) == token_of(AccessLink.objects.get(pk=link.pk))
    assert link.nonce not in token_of(link)


@pytest.mark.parametrize("token", ["", "1", "x-y", "-", "99999999999999999999-abc", "١-abc", "1-\x00"])
def test_what_is_no_token_opens_nothing(link: AccessLink, token: str) -> None:
    with pytest.raises(LinkError, match="link_unknown"):
        usable(token, purpose="sign_in")


def test_the_signature_of_one_link_does_not_open_another(cast: Cast, link: AccessLink) -> None:
    other = issue_link(user=cast.owner, actor=cast.promoter)
    forged = f"{other.pk}-{token_of(link).partition('-')[2]}"
    with pytest.raises(LinkError, match="link_unknown"):
        usable(forged, purpose="sign_in")


def test_another_purpose_makes_another_token(cast: Cast, link: AccessLink) -> None:
    before = token_of(link)
    AccessLink.objects.update(purpose="check_in")
    with pytest.raises(LinkError, match="link_unknown"):
        usable(before, purpose="check_in")


def test_expired_withdrawn_and_closed_say_so(cast: Cast, link: AccessLink) -> None:
    token = token_of(link)
    AccessLink.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    with pytest.raises(LinkError, match="link_expired"):
        usable(token, purpose="sign_in")
    assert genuine(token, purpose="sign_in") == link
    deactivate(cast.buyer, actor=cast.administrator)
    with pytest.raises(LinkError, match="link_inactive"):
        usable(token, purpose="sign_in")
    withdraw_link(link, actor=cast.promoter)
    with pytest.raises(LinkError, match="link_withdrawn"):
        usable(token, purpose="sign_in")


def test_a_session_goes_on_while_its_link_does(cast: Cast, link: AccessLink) -> None:
    assert still_open(link.pk)
    withdraw_link(link, actor=cast.promoter)
    assert not still_open(link.pk)
    assert not still_open(link.pk + 1)
