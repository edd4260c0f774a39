import pytest
from django.urls import reverse

from encadena.kernel import clock
from encadena.network.models import Institution
from tests.advisory.makers import a_client, a_session
from tests.associations.makers import add
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def association(cast: Cast) -> Institution:
    own = Institution.objects.get(name="Asociación")
    add(own, cast.firm)
    add(own, cast.rival_firm, allowing=False)
    a_session(a_client(cast.centre, cast.adviser, cast.firm), adviser=cast.adviser, contact_minutes=90)
    rival = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    a_session(rival, adviser=cast.rival, contact_minutes=210)
    return own


def test_what_a_member_got_is_shown_only_by_its_leave(cast: Cast, association: Institution) -> None:
    page = as_user(cast.association).get(reverse("associations:members", args=[association.slug])).content.decode()

    assert "1,5" in page
    assert "3,5" not in page
    assert cast.rival_firm.name in page
    assert "No ha permitido" in page
    assert "50,0\u00a0% (1 de 2)" in page


def test_the_agency_sees_everybody(cast: Cast, association: Institution) -> None:
    page = as_user(cast.agency).get(reverse("associations:members", args=[association.slug])).content.decode()

    assert "3,5" in page


def test_sectors_leave_out_the_few_who_did_not_allow_it(cast: Cast, association: Institution) -> None:
    address = reverse("associations:sectors", args=[association.slug])

    own = as_user(cast.association).get(address).content.decode()
    agency = as_user(cast.agency).get(address).content.decode()

    assert "50,0\u00a0% (1 de 2)" in own
    assert "3,5" not in own
    assert "5,0" in agency


def test_where_nobody_allowed_it_one_sentence_stands_for_every_figure(cast: Cast) -> None:
    own = Institution.objects.get(name="Asociación")
    add(own, cast.rival_firm, allowing=False)

    page = as_user(cast.association).get(reverse("associations:sectors", args=[own.slug])).content.decode()

    assert page.count("Ninguna permite que se cuente.") == 2  # the sector and the sum


def test_a_number_opens_its_records_by_leave_and_without_what_was_advised(cast: Cast, association: Institution) -> None:
    year = {"anio": clock.today().year}
    reader = as_user(cast.association)
    allowed = reverse("associations:records", args=[association.slug, cast.firm.pk, "minutes"])
    refused = reverse("associations:records", args=[association.slug, cast.rival_firm.pk, "minutes"])

    assert "1\u00a0h 30\u00a0min" in reader.get(allowed, year).content.decode()
    assert reader.get(refused, year).status_code == 404
    assert reader.get(allowed.replace("minutes", "otra"), year).status_code == 404


def test_who_leaves_is_seen_no_more(cast: Cast, association: Institution) -> None:
    reader = as_user(cast.association)

    reader.post(reverse("associations:member_leave", args=[association.slug, cast.firm.pk]))

    address = reverse("associations:members", args=[association.slug])
    assert (
        cast.firm.name
        not in reader.get(address).content.decode().replace("dejó de ser socia", "", 1).split("</main>")[0]
    )


def test_the_list_leads_straight_to_the_only_one(cast: Cast, association: Institution) -> None:
    answer = as_user(cast.association).get(reverse("associations:list"))

    assert answer["Location"] == reverse("associations:members", args=[association.slug])
    assert as_user(cast.adviser).get(reverse("associations:list")).status_code == 403
