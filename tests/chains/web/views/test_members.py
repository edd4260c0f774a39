import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.models import ProjectMember
from encadena.kernel import clock
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_running_chain, the_member
from tests.factories import a_firm

LIST = "/encadenamientos/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_firms_ask_the_same_whatever_their_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    project = a_running_chain(cast.centre, *[a_firm(cast.centre) for _ in range(rows)])
    browser = as_(cast.adviser)
    browser.get(f"{LIST}{project.pk}/empresas/")
    with django_assert_num_queries(7):
        browser.get(f"{LIST}{project.pk}/empresas/")


def test_many_enter_at_once_and_only_those_in_reach(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    free = [a_firm(cast.centre, name="Panadería Uno"), a_firm(cast.centre, name="Panadería Dos")]
    address = f"{LIST}{project.pk}/empresas/agregar/"
    assert "Panadería Uno" in page(cast.adviser, f"{address}?q=panader%C3%ADa")
    chosen = [*[firm.pk for firm in free], cast.rival_firm.pk, "x"]
    told = as_(cast.adviser).post(address, {"firm": chosen, "on": clock.today().isoformat()}, follow=True)
    assert "Agregaste 2 empresas" in told.content.decode()
    assert project.members.count() == 3
    assert "No elegiste" in as_(cast.adviser).post(address, follow=True).content.decode()


def test_leaving_says_why_and_can_be_undone(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    member = the_member(project, cast.firm)
    address = f"{LIST}{project.pk}/empresas/{member.pk}/"
    assert "Falta el motivo" in as_(cast.adviser).post(f"{address}salida/", follow=True).content.decode()
    left = as_(cast.adviser).post(f"{address}salida/", {"reason": "Cambió de rubro"}, follow=True).content.decode()
    assert "Cambió de rubro" in left
    as_(cast.adviser).post(f"{address}vuelta/")
    assert ProjectMember.objects.get().left_on is None


def test_a_partner_knows_all_names_and_takes_out_its_own_only(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    shown = page(cast.rival, f"{LIST}{project.pk}/empresas/")
    assert "Panadería La Espiga" in shown
    assert f"/empresas/{cast.firm.pk}/" not in shown
    assert f"/empresas/{cast.rival_firm.pk}/" in shown
    for firm, status in ((cast.firm, 404), (cast.rival_firm, 302)):
        address = f"{LIST}{project.pk}/empresas/{the_member(project, firm).pk}/salida/"
        assert as_(cast.rival).post(address, {"reason": "x"}).status_code == status


def test_a_firm_has_no_list_of_the_others(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    assert as_(cast.owner).get(f"{LIST}{project.pk}/empresas/").status_code == 403
    assert f"{project.pk}/empresas/" not in page(cast.owner, f"{LIST}{project.pk}/")
