"""Inviting people in."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from encadena.accounts import registry
from encadena.accounts.actions import invitation as actions
from encadena.accounts.choices import Role
from encadena.accounts.errors import InvitationError
from encadena.accounts.events import InvitationAccepted
from encadena.accounts.models import Invitation, User
from encadena.audit.models import Entry
from encadena.kernel import clock, events
from encadena.kernel.errors import DomainError

from ...cast import Cast


@pytest.fixture(autouse=True)
def granted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[User, str, User | None]]:
    """A kind of place of our own: a head hands out only centre 1."""
    grants: list[tuple[User, str, User | None]] = []
    kind = registry.PlaceKind(
        "centre",
        "Centro",
        lambda user: [(1, "Uno"), (2, "Dos")] if user.role == Role.COORDINATOR else [(1, "Uno")],
        lambda user, place, actor: grants.append((user, place, actor)),
    )
    monkeypatch.setattr(registry, "place_kinds", {"centre": kind})
    return grants


@pytest.fixture
def post(cast: Cast, django_capture_on_commit_callbacks: Any) -> object:
    """Invites as the head and gives the token of the mail."""

    def invite(email: str = "nueva@x.cl", role: str = Role.ADVISER, place: str = "centre:1", **more: Any) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            actions.invite(email, "Nina Nueva", role, place, **{"actor": cast.head, **more})
        return token_in(mail.outbox[-1].body)

    return invite


def token_in(body: str) -> str:
    found = re.search(r"/cuenta/invitacion/([^/\s]+)/", body)
    assert found
    return found[1]


def accept(token: str) -> User:
    return actions.accept(token, full_name="Nina Nueva", language="en", password="una-clave-larga", actor=None)


def test_the_mail_brings_a_link_that_makes_an_account_in_its_place(
    cast: Cast,
    post: Any,
    granted: list[object],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    told: list[InvitationAccepted] = []
    monkeypatch.setitem(events._subscribers, InvitationAccepted, [told.append])
    token = post(site="https://red.example.cl")
    assert mail.outbox[0].to == ["nueva@x.cl"]
    assert "https://red.example.cl/cuenta/invitacion/" in mail.outbox[0].body
    with django_capture_on_commit_callbacks(execute=True):
        nina = accept(token)
    assert (nina.email, nina.role, nina.language) == ("nueva@x.cl", Role.ADVISER, "en")
    assert nina.check_password("una-clave-larga")
    assert granted == [(nina, "centre:1", cast.head)]
    invitation = Invitation.objects.get()
    assert invitation.accepted_by == nina
    assert told == [InvitationAccepted(invitation.pk, nina.pk)]
    verbs = Entry.objects.filter(subject_kind="accounts.invitation").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["invitation.issued", "invitation.accepted"]


def test_only_a_digest_of_the_token_is_kept(post: Any) -> None:
    token = post()
    assert token not in Invitation.objects.get().token_hash


def test_the_mail_speaks_the_language_of_the_invitation(post: Any) -> None:
    post(language="pt")
    assert "convida" in mail.outbox[0].subject


@pytest.mark.parametrize(
    ("who", "role", "place", "code"),
    [
        ("head", Role.HEAD, "centre:1", "role_refused"),
        ("adviser", Role.ADVISER, "centre:1", "role_refused"),
        ("buyer", Role.ADMINISTRATOR, "", "role_refused"),
        ("agency", Role.ADMINISTRATOR, "", "role_refused"),
        ("head", Role.ADVISER, "", "place_needed"),
        ("head", Role.ADVISER, "centre:2", "place_refused"),
        ("head", Role.ADVISER, "region:08", "place_refused"),
        ("coordinator", Role.HEAD, "centre:3", "place_refused"),
    ],
)
def test_nobody_hands_out_what_is_not_theirs(cast: Cast, who: str, role: str, place: str, code: str) -> None:
    with pytest.raises(InvitationError, match=code):
        actions.invite("x@x.cl", "", role, place, actor=cast.by_role()[who])
    assert not Invitation.objects.exists()


def test_a_buyer_may_be_invited_before_having_a_place(cast: Cast) -> None:
    actions.invite("compra@x.com", "", Role.BUYER, "", actor=cast.promoter)
    assert Invitation.objects.get().role == Role.BUYER


def test_who_has_an_account_is_not_invited_again(cast: Cast) -> None:
    with pytest.raises(InvitationError, match="email_taken"):
        actions.invite(cast.rival.email.upper(), "", Role.ADVISER, "centre:1", actor=cast.head)


def test_one_open_invitation_per_address(cast: Cast, post: Any) -> None:
    post()
    with pytest.raises(InvitationError, match="already_invited"):
        actions.invite("nueva@x.cl", "", Role.ADVISER, "centre:1", actor=cast.coordinator)


def test_an_expired_invitation_does_not_stand_in_the_way(cast: Cast, post: Any) -> None:
    post()
    Invitation.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    post()
    assert Invitation.objects.count() == 2


def test_a_link_works_once(post: Any) -> None:
    token = post()
    accept(token)
    with pytest.raises(InvitationError, match="used"):
        accept(token)


def test_a_link_stops_working_when_it_is_sent_again(
    cast: Cast, post: Any, django_capture_on_commit_callbacks: Any
) -> None:
    old = post()
    with django_capture_on_commit_callbacks(execute=True):
        actions.resend(Invitation.objects.get(), actor=cast.head)
    with pytest.raises(InvitationError, match="unknown"):
        accept(old)
    assert accept(token_in(mail.outbox[-1].body)).pk


def test_sending_again_revives_an_expired_invitation(
    cast: Cast, post: Any, django_capture_on_commit_callbacks: Any
) -> None:
    token = post()
    Invitation.objects.update(expires_at=clock.now())
    with pytest.raises(InvitationError, match="expired"):
        accept(token)
    with django_capture_on_commit_callbacks(execute=True):
        actions.resend(Invitation.objects.get(), actor=cast.head)
    assert accept(token_in(mail.outbox[-1].body)).pk


def test_a_withdrawn_invitation_opens_nothing_until_it_is_restored(cast: Cast, post: Any) -> None:
    token = post()
    actions.withdraw(Invitation.objects.get(), actor=cast.head)
    with pytest.raises(InvitationError, match="withdrawn"):
        accept(token)
    actions.restore(Invitation.objects.get(), actor=cast.head)
    assert accept(token).pk


def test_an_accepted_invitation_can_no_longer_be_changed(cast: Cast, post: Any) -> None:
    accept(post())
    invitation = Invitation.objects.get()
    for action in (actions.resend, actions.withdraw, actions.restore):
        with pytest.raises(InvitationError, match="used"):
            action(invitation, actor=cast.head)


def test_a_place_that_is_gone_leaves_no_half_made_account(
    cast: Cast, post: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = post()

    def refuse(user: User, place: str, actor: User | None) -> None:
        raise DomainError("place_gone", place=place)

    monkeypatch.setattr(
        registry, "place_kinds", {"centre": registry.PlaceKind("centre", "Centro", lambda user: [], refuse)}
    )
    with pytest.raises(DomainError, match="place_gone"):
        accept(token)
    assert not User.objects.filter(email="nueva@x.cl").exists()
    assert Invitation.objects.get().accepted_at is None
