"""Links of access: issued, renewed, withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from encadena.accounts.actions import link as actions
from encadena.accounts.actions.account import deactivate
from encadena.accounts.errors import LinkError
from encadena.accounts.models import AccessLink
from encadena.accounts.queries.links import token_of, usable
from encadena.audit.models import Entry
from encadena.kernel import clock

from ...cast import Cast


def a_link(cast: Cast, **more: Any) -> AccessLink:
    return actions.issue_link(**{"user": cast.buyer, "path": "/ruedas/", "actor": cast.promoter, **more})


def test_a_link_is_issued_for_one_account_and_who_gave_it_is_written_down(cast: Cast) -> None:
    link = a_link(cast)
    assert usable(token_of(link), purpose="sign_in") == link
    entry = Entry.objects.get(verb="link.issued")
    assert (entry.actor, entry.context["purpose"]) == (cast.promoter, "sign_in")


@pytest.mark.parametrize("who", ["adviser", "head", "coordinator", "agency", "promoter", "administrator"])
def test_roles_that_see_other_peoples_data_do_not_come_in_by_a_link(cast: Cast, who: str) -> None:
    with pytest.raises(LinkError, match="link_role"):
        a_link(cast, user=getattr(cast, who))
    assert not AccessLink.objects.exists()


@pytest.mark.parametrize(
    "path", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "ruedas/", "/a\nb", ""]
)
def test_a_link_leads_nowhere_outside_this_site(cast: Cast, path: str) -> None:
    with pytest.raises(LinkError, match="link_path"):
        a_link(cast, path=path)


def test_a_purpose_without_account_stands_for_a_place_and_signs_nobody_in(cast: Cast) -> None:
    link = a_link(cast, user=None, purpose="check_in", place="participant:7")
    assert usable(token_of(link), purpose="check_in").place == "participant:7"
    with pytest.raises(LinkError, match="link_unknown"):
        usable(token_of(link), purpose="sign_in")
    with pytest.raises(LinkError, match="link_role"):
        a_link(cast, user=None)


def test_renewing_mails_the_account_only_and_ends_the_old_link(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    old = a_link(cast, expires_at=clock.now() - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        fresh = actions.renew_link(old, site="https://red.example", actor=None)
    sent = mail.outbox[-1]
    assert sent.to == [cast.buyer.email]
    assert f"https://red.example/cuenta/enlace/{token_of(fresh)}/" in sent.body
    assert "entrar" in sent.subject or "link" in sent.subject.lower()
    assert (fresh.path, fresh.usable) == ("/ruedas/", True)
    with pytest.raises(LinkError, match="link_expired"):
        usable(token_of(old), purpose="sign_in")


def test_asked_twice_within_ten_minutes_one_mail_leaves(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    old = a_link(cast, expires_at=clock.now() - timedelta(days=1))
    AccessLink.objects.update(created_at=clock.now() - timedelta(days=31))
    with django_capture_on_commit_callbacks(execute=True):
        first, second = (actions.renew_link(old, actor=None) for _ in range(2))
    assert first == second
    assert len(mail.outbox) == 1


def test_what_was_withdrawn_or_closed_is_not_renewed(cast: Cast) -> None:
    link = a_link(cast)
    deactivate(cast.buyer, actor=cast.administrator)
    link.refresh_from_db()
    with pytest.raises(LinkError, match="link_inactive"):
        actions.renew_link(link, actor=None)
    actions.withdraw_link(link, actor=cast.promoter)
    link.refresh_from_db()
    with pytest.raises(LinkError, match="link_withdrawn"):
        actions.renew_link(link, actor=None)
    nobody = a_link(cast, user=None, purpose="check_in", place="participant:7")
    with pytest.raises(LinkError, match="link_unknown"):
        actions.renew_link(nobody, actor=None)


def test_withdrawing_twice_is_written_down_once(cast: Cast) -> None:
    link = a_link(cast)
    actions.withdraw_link(link, actor=cast.promoter)
    actions.withdraw_link(link, actor=cast.promoter)
    assert Entry.objects.filter(verb="link.withdrawn").count() == 1


def test_all_links_of_an_account_end_and_those_of_others_stay(cast: Cast) -> None:
    mine = [a_link(cast), a_link(cast)]
    other = a_link(cast, user=cast.owner)
    assert actions.withdraw_links(purpose="sign_in", user=cast.buyer, actor=cast.promoter) == len(mine)
    assert AccessLink.objects.get(pk=other.pk).usable
    assert not AccessLink.objects.get(pk=mine[0].pk).usable
