"""How well an account is protected."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from encadena.accounts.choices import Role
from encadena.accounts.queries.security import has_second_factor, needs_second_factor

from ...factories import a_user

pytestmark = pytest.mark.django_db


def test_an_application_is_a_second_factor_and_recovery_codes_alone_are_not() -> None:
    ana, berta = a_user(), a_user()
    TOTP.activate(ana, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(berta)
    assert has_second_factor(ana)
    assert not has_second_factor(berta)


@pytest.mark.parametrize("role", list(Role))
def test_it_is_asked_of_heads_and_above(role: Role) -> None:
    asked = {Role.ADMINISTRATOR, Role.AGENCY, Role.AGENCY_REGION, Role.COORDINATOR, Role.HEAD}
    assert needs_second_factor(a_user(role)) == (role in asked)
