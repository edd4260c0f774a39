import pytest
from django.urls import reverse

from encadena.associations.models import Permission
from tests.associations.makers import a_claim, an_association
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_a_firm_confirms_and_permits_in_one_go(cast: Cast) -> None:
    claim = a_claim(an_association(), cast.firm)
    owner = as_user(cast.owner)
    panel = owner.get(reverse("associations:firm_panel", args=[cast.firm.pk])).content.decode()

    owner.post(reverse("associations:answer", args=[cast.firm.pk, claim.pk]), {"yes": "1", "permit": "on"})

    assert str(claim.institution) in panel
    assert cast.firm.memberships.get().institution == claim.institution
    assert Permission.objects.get().granted_by == cast.owner


def test_an_adviser_answers_but_permits_nothing(cast: Cast) -> None:
    claim = a_claim(an_association(), cast.firm)
    adviser = as_user(cast.adviser)

    adviser.post(reverse("associations:answer", args=[cast.firm.pk, claim.pk]), {"yes": "1", "permit": "on"})

    assert cast.firm.memberships.exists()
    assert not Permission.objects.exists()
    address = reverse("associations:permission", args=[cast.firm.pk, claim.institution_id])
    assert adviser.post(address, {"yes": "1"}).status_code == 404


def test_the_firm_takes_its_leave_back(cast: Cast) -> None:
    association = an_association(cast.firm)
    address = reverse("associations:permission", args=[cast.firm.pk, association.pk])

    as_user(cast.owner).post(address)

    assert not Permission.objects.filter(withdrawn_at=None).exists()
    panel = as_user(cast.owner).get(reverse("associations:firm_panel", args=[cast.firm.pk])).content.decode()
    assert "no ve qué recibió la empresa" in panel
