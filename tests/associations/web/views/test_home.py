import pytest
from django.urls import reverse

from encadena.associations.models import MemberClaim
from encadena.network.models import Institution
from tests.associations.makers import an_association
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def card(user: object) -> str:
    return as_user(user).get(reverse("associations:home_card")).content.decode()  # type: ignore[arg-type]


def test_a_firm_is_asked_whether_it_is_a_member_and_nobody_else_is(cast: Cast) -> None:
    MemberClaim.objects.create(institution=an_association(), rut=cast.firm.rut, name="La Espiga")

    assert "1 asociación dice que es socia" in card(cast.owner)
    assert "1 asociación dice que es socia" in card(cast.adviser)
    assert "dice que es socia" not in card(cast.rival)


def test_an_association_sees_how_many_show_what_they_got_and_how_many_wait(cast: Cast) -> None:
    own = Institution.objects.get(pk=cast.association.posts.get().institution_id)
    MemberClaim.objects.create(institution=own, rut="76123456-0", name="Otra")

    page = card(cast.association)

    assert str(own) in page
    assert reverse("associations:claims", args=[own.slug]) in page


def test_who_has_nothing_to_do_with_associations_sees_no_card(cast: Cast) -> None:
    assert card(cast.promoter).strip() == ""
