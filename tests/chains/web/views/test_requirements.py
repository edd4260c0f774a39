import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.actions.requirement import set_state
from encadena.chains.models import Requirement, RequirementState
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_paper, a_requirement, a_running_chain
from tests.factories import a_firm

LIST = "/encadenamientos/"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_matrix_asks_the_same_whatever_its_size(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    firms = [a_firm(cast.centre) for _ in range(rows)]
    project = a_running_chain(cast.centre, *firms)
    for n in range(rows):
        set_state(a_requirement(project, text=f"r{n}"), firm=firms[0], state="met", actor=None)
    browser = as_(cast.adviser)
    browser.get(f"{LIST}{project.pk}/requisitos/")
    with django_assert_num_queries(11):
        browser.get(f"{LIST}{project.pk}/requisitos/")


def test_a_requirement_is_written_changed_retired_and_restored(cast: Cast) -> None:
    project, browser = a_running_chain(cast.centre, cast.firm), as_(cast.adviser)
    address = f"{LIST}{project.pk}/requisitos/"
    browser.post(f"{address}nuevo/", {"text": "HACCP", "kind": "quality", "level": "must"})
    made = Requirement.objects.get()
    browser.post(f"{address}{made.pk}/", {"text": "HACCP vigente", "kind": "quality", "level": "should"})
    assert "HACCP vigente" in page(cast.adviser, address)
    browser.post(f"{address}{made.pk}/retirar/")
    assert "Requisitos retirados" in page(cast.adviser, address)
    browser.post(f"{address}{made.pk}/reponer/")
    made.refresh_from_db()
    assert (made.text, made.level, made.retired_on) == ("HACCP vigente", "should", None)


def test_a_state_asks_for_the_paper_and_keeps_it(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    requirement = a_requirement(project, evidence="Resolución sanitaria")
    address = f"{LIST}{project.pk}/requisitos/{requirement.pk}/empresa/{cast.firm.pk}/"
    data = {"state": "met", "said_by": "adviser", "on": "2025-05-05", "note": "Visita"}
    assert "falta el papel" in as_(cast.adviser).post(address, data).content.decode()
    strange = {**data, "evidence": a_paper(cast.rival_firm).pk}
    assert "falta el papel" in as_(cast.adviser).post(address, strange).content.decode()
    as_(cast.adviser).post(address, {**data, "evidence": a_paper(cast.firm).pk})
    row = RequirementState.objects.get()
    assert (row.state, row.note, row.set_by) == ("met", "Visita", cast.adviser)
    assert "1 de 1 obligatorios" in page(cast.adviser, f"{LIST}{project.pk}/requisitos/")


def test_what_nobody_said_is_shown_as_not_informed(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    a_requirement(project)
    assert page(cast.adviser, f"{LIST}{project.pk}/requisitos/").count("No informado") > 2


def test_a_partner_sees_and_rates_its_own_firms_only(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    requirement = a_requirement(project)
    shown = page(cast.rival, f"{LIST}{project.pk}/requisitos/")
    assert "Maestranza Los Robles" in shown
    assert "La Espiga" not in shown
    assert "Hay 1 empresa más" in shown
    for firm, status in ((cast.firm, 404), (cast.rival_firm, 200)):
        address = f"{LIST}{project.pk}/requisitos/{requirement.pk}/empresa/{firm.pk}/"
        assert as_(cast.rival).get(address).status_code == status


def test_a_firm_reads_its_own_line_and_writes_nothing(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, cast.rival_firm)
    requirement = a_requirement(project)
    shown = page(cast.owner, f"{LIST}{project.pk}/requisitos/")
    assert "La Espiga" in shown
    assert "Los Robles" not in shown
    address = f"{LIST}{project.pk}/requisitos/{requirement.pk}/empresa/{cast.firm.pk}/"
    assert as_(cast.owner).post(address, {"state": "met"}).status_code == 403
