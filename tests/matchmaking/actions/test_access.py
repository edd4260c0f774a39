"""Buyers come in by a link."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from encadena.accounts.actions.account import deactivate
from encadena.accounts.models import AccessLink, User
from encadena.audit.models import Entry
from encadena.matchmaking.actions import access as actions
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.models import BuyerDelegate, Round
from tests.cast import Cast
from tests.matchmaking.makers import a_buyer, a_published_round, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(cast: Cast) -> Round:
    return a_published_round([cast.firm])


def give(round: Round, cast: Cast, **more: Any) -> BuyerDelegate:
    buyer = sides(round)[0][0].buyer
    data = {"email": "Kei@minato.example", "full_name": "Kei Sato", "language": "en", "site": "https://red.example"}
    return actions.give_access(buyer, round=round, **{**data, "actor": cast.promoter, **more})  # type: ignore[arg-type]


def test_a_mail_in_the_persons_language_leads_to_the_round_without_a_password(
    cast: Cast, round: Round, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        delegate = give(round, cast)
    assert not delegate.user.has_usable_password()
    sent = mail.outbox[-1]
    assert sent.to == ["kei@minato.example"]
    assert "link" in sent.subject
    found = re.search(r"https://red\.example(/cuenta/enlace/\S+)", sent.body)
    assert found
    answer = client.post(found[1])
    assert answer.headers["Location"] == f"/ruedas/{round.pk}/"
    page = client.get(answer.headers["Location"])
    assert page.status_code == 200
    assert page.headers["Content-Language"] == "en"


def test_the_same_person_again_has_one_account_and_one_link(cast: Cast, round: Round) -> None:
    first, second = give(round, cast), give(round, cast, email="KEI@minato.example")
    assert first == second
    assert User.objects.filter(email="kei@minato.example").count() == 1
    assert AccessLink.objects.count() == 1


def test_an_address_of_another_role_is_refused_and_stays_as_it_was(cast: Cast, round: Round) -> None:
    with pytest.raises(RoundError, match="access_of_another_role"):
        give(round, cast, email=cast.adviser.email)
    assert not AccessLink.objects.exists()
    assert User.objects.get(pk=cast.adviser.pk).role == "adviser"


def test_a_closed_account_gets_no_link(cast: Cast, round: Round) -> None:
    delegate = give(round, cast)
    deactivate(delegate.user, actor=cast.administrator)
    with pytest.raises(RoundError, match="access_account_closed"):
        actions.send_link(delegate, round=round, actor=cast.promoter)


def test_the_open_link_is_mailed_again_and_the_log_says_so(
    cast: Cast, round: Round, django_capture_on_commit_callbacks: Any
) -> None:
    delegate = give(round, cast)
    with django_capture_on_commit_callbacks(execute=True):
        again = actions.send_link(delegate, round=round, actor=cast.promoter)
    assert again == AccessLink.objects.get()
    assert mail.outbox[-1].to == [delegate.user.email]
    assert Entry.objects.filter(verb="buyer.link_sent", actor=cast.promoter).count() == 2


def test_a_renewed_link_opens_and_the_one_before_does_not_while_other_pages_stay_open(
    cast: Cast, round: Round, django_capture_on_commit_callbacks: Any
) -> None:
    delegate = give(round, cast)
    elsewhere = AccessLink.objects.get()
    old = actions.send_link(delegate, round=None, actor=cast.promoter)
    with django_capture_on_commit_callbacks(execute=True):
        new = actions.renew_access(delegate, round=None, actor=cast.promoter)
    for link in (elsewhere, old):
        link.refresh_from_db()
    assert (elsewhere.usable, old.usable, new.usable) == (True, False, True)
    assert new.path == old.path == "/ruedas/requerimientos/"
    assert new.nonce != old.nonce
    assert mail.outbox[-1].to == [delegate.user.email]


def test_a_closed_account_keeps_its_links_as_they_were_when_a_new_one_is_refused(cast: Cast, round: Round) -> None:
    delegate = give(round, cast)
    User.objects.filter(pk=delegate.user_id).update(is_active=False)
    delegate.refresh_from_db()
    with pytest.raises(RoundError, match="access_account_closed"):
        actions.renew_access(delegate, round=round, actor=cast.promoter)
    assert AccessLink.objects.get().withdrawn_at is None


def test_taking_access_away_ends_the_links_unless_the_person_acts_for_another_buyer(cast: Cast, round: Round) -> None:
    delegate = give(round, cast)
    other = BuyerDelegate.objects.create(user=delegate.user, buyer=a_buyer())
    actions.take_access(delegate, actor=cast.promoter)
    assert AccessLink.objects.get().usable
    actions.take_access(other, actor=cast.promoter)
    assert not AccessLink.objects.get().usable


def test_a_link_lasts_until_some_weeks_after_the_event(cast: Cast, round: Round) -> None:
    give(round, cast)
    last = round.days.get().on
    assert (AccessLink.objects.get().expires_at.date() - last).days >= 60
