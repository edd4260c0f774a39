import pytest

from encadena.associations.queries.scope import associations_visible_to, claims_about, may_answer, may_permit
from encadena.network.models import Institution
from tests.associations.makers import a_claim, an_association
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = pytest.mark.django_db


def test_an_association_sees_itself_and_the_agency_all(cast: Cast) -> None:
    other = an_association()
    own = Institution.objects.get(name="Asociación")

    assert set(associations_visible_to(cast.association)) == {own}
    assert set(associations_visible_to(cast.agency)) == {own, other}
    for who in (cast.adviser, cast.promoter, cast.owner, cast.buyer):
        assert not associations_visible_to(who).exists()


def test_the_firm_and_its_centre_answer_and_only_the_firm_permits(cast: Cast) -> None:
    answering = {who for who, user in cast.by_role().items() if may_answer(user, cast.firm)}
    permitting = {who for who, user in cast.by_role().items() if may_permit(user, cast.firm)}

    assert answering == {"adviser", "head", "coordinator", "agency", "administrator", "owner"}
    assert permitting == {"owner"}


def test_a_firm_without_a_rut_is_named_by_nobody(cast: Cast) -> None:
    claim = a_claim(an_association(), cast.firm)

    assert list(claims_about(cast.firm)) == [claim]
    assert list(claims_about(a_firm(rut=None))) == []
