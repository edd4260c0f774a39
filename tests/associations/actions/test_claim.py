from datetime import date

import pytest

from encadena.associations.actions.claim import claim_members, confirm_claim, decline_claim, withdraw_claim
from encadena.associations.choices import ClaimState
from encadena.associations.errors import AssociationError
from encadena.associations.models import MemberClaim, Permission
from encadena.associations.rules.sheet import Row
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.models import Institution
from tests.associations.makers import a_claim, add, an_association
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SINCE = date(2024, 5, 1)


def own(cast: Cast) -> Institution:
    return Institution.objects.get(name="Asociación")


def test_naming_a_firm_shows_nothing_of_it(cast: Cast) -> None:
    made = claim_members(own(cast), rows=[Row(str(cast.firm.rut), "La Espiga", SINCE)], actor=cast.association)

    assert made == 1
    assert MemberClaim.objects.get().firm is None
    assert not firms_visible_to(cast.association).exists()


def test_a_rut_that_no_firm_has_is_named_just_the_same(cast: Cast) -> None:
    assert claim_members(own(cast), rows=[Row("123456785", "", SINCE)], actor=None) == 1


def test_a_confirmed_firm_is_a_member_from_the_day_that_was_said(cast: Cast) -> None:
    claim_members(own(cast), rows=[Row(str(cast.firm.rut), "", SINCE)], actor=cast.association)

    confirm_claim(MemberClaim.objects.get(), firm=cast.firm, actor=cast.owner)

    assert cast.firm.memberships.get().since == SINCE
    assert list(firms_visible_to(cast.association)) == [cast.firm]


def test_members_and_waiting_ruts_are_not_named_again(cast: Cast) -> None:
    add(own(cast), cast.firm)
    rows = [Row(str(cast.firm.rut), "", SINCE), Row("123456785", "", SINCE)]

    assert claim_members(own(cast), rows=rows, actor=None) == 1
    assert claim_members(own(cast), rows=rows, actor=None) == 0


def test_a_claim_is_answered_once_and_by_its_own_firm(cast: Cast) -> None:
    claim = a_claim(own(cast), cast.firm)

    with pytest.raises(AssociationError, match="claim_of_another"):
        confirm_claim(claim, firm=cast.rival_firm, actor=cast.rival)
    decline_claim(claim, actor=cast.owner)
    with pytest.raises(AssociationError, match="claim_answered"):
        withdraw_claim(claim, actor=cast.association)

    claim.refresh_from_db()
    assert (claim.state, claim.answered_by) == (ClaimState.DECLINED, cast.owner)
    assert not cast.firm.memberships.exists()


def test_a_leave_given_in_an_earlier_membership_does_not_come_back(cast: Cast) -> None:
    association = an_association(cast.firm)
    cast.firm.memberships.update(until="2026-01-01")

    confirm_claim(a_claim(association, cast.firm), firm=cast.firm, actor=cast.adviser)

    assert not Permission.objects.filter(withdrawn_at=None).exists()
