"""Who may do what with accounts."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from encadena.accounts import rules
from encadena.accounts.choices import Role
from encadena.accounts.models import User


@rules.require_role(Role.HEAD, Role.COORDINATOR)
def guarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


def request_of(role: str | None) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = User(role=role) if role else AnonymousUser()
    return request


@pytest.mark.parametrize("role", [Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_the_named_roles_and_administrators_pass(role: str) -> None:
    assert guarded(request_of(role)).content == b"in"


@pytest.mark.parametrize("role", [Role.ADVISER, Role.AGENCY, Role.FIRM, None])
def test_everybody_else_is_refused(role: str | None) -> None:
    with pytest.raises(PermissionDenied):
        guarded(request_of(role))


def test_the_guard_keeps_the_name_and_the_mark_of_a_public_view() -> None:
    assert guarded.__name__ == "guarded"


@pytest.mark.parametrize(
    ("inviter", "invited"),
    [
        (Role.ADMINISTRATOR, set(Role)),
        (Role.AGENCY, set(Role) - {Role.ADMINISTRATOR}),
        (Role.COORDINATOR, {Role.HEAD, Role.ADVISER}),
        (Role.HEAD, {Role.ADVISER}),
        (Role.PROMOTER, {Role.BUYER}),
        (Role.ADVISER, set()),
        (Role.AGENCY_REGION, set()),
        (Role.ASSOCIATION, set()),
        (Role.FIRM, set()),
        (Role.BUYER, set()),
    ],
)
def test_who_may_invite_whom(inviter: str, invited: set[str]) -> None:
    assert {role for role in Role if rules.may_invite(inviter, role)} == invited


def test_nobody_can_raise_themselves_by_inviting() -> None:
    """Except for administrators, nobody invites a role that invites more than they do."""
    for inviter, invited in rules.MAY_INVITE.items():
        reach = {role for role in invited for role in rules.MAY_INVITE.get(role, frozenset())}
        assert reach <= rules.MAY_INVITE[inviter] | set(), inviter
