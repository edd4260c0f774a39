import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.models import LinkageProject
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import START, a_running_chain, a_stage

LIST = "/encadenamientos/"


def the_form(cast: Cast, **fields: object) -> dict[str, object]:
    plain = {"name": "Pan para el casino", "code": "ENC-9", "kind": "suppliers", "centre": cast.centre.pk}
    return {**plain, "starts_on": START.isoformat(), "budget": "1.500.000", **fields}


def test_a_project_is_made_with_the_form_and_edited_without_its_kind(cast: Cast) -> None:
    browser = as_(cast.adviser)
    assert "ENC-" in browser.get(f"{LIST}nuevo/").content.decode()
    browser.post(f"{LIST}nuevo/", the_form(cast))
    project = LinkageProject.objects.get()
    assert (project.budget, project.kind, project.created_by) == (1_500_000, "suppliers", cast.adviser)
    browser.post(f"{LIST}{project.pk}/editar/", the_form(cast, name="Pan", kind="business"))
    project.refresh_from_db()
    assert (project.name, project.kind) == ("Pan", "suppliers")


def test_what_the_action_refuses_is_said_and_nothing_typed_is_lost(cast: Cast) -> None:
    refused = as_(cast.adviser).post(f"{LIST}nuevo/", the_form(cast, planned_end="2023-01-01")).content.decode()
    assert "antes de comenzar el 1 mar 2024" in refused
    assert "Pan para el casino" in refused
    assert "no es un monto" in as_(cast.adviser).post(f"{LIST}nuevo/", the_form(cast, budget="mil")).content.decode()
    assert not LinkageProject.objects.exists()


def test_nobody_leads_in_the_name_of_a_centre_that_is_not_theirs(cast: Cast) -> None:
    as_(cast.adviser).post(f"{LIST}nuevo/", the_form(cast, centre=cast.rival_centre.pk))
    assert not LinkageProject.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_summary_asks_the_same_whatever_it_holds(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    for _ in range(rows):
        a_stage(project)
    browser = as_(cast.owner)
    browser.get(f"{LIST}{project.pk}/")
    with django_assert_num_queries(12):
        browser.get(f"{LIST}{project.pk}/")


def test_the_history_is_for_those_who_see_the_whole_project(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, partners=(cast.rival_centre,))
    assert "creó el proyecto" in page(cast.adviser, f"{LIST}{project.pk}/")
    for user in (cast.rival, cast.owner):
        assert "creó el proyecto" not in page(user, f"{LIST}{project.pk}/")


def test_linked_sessions_are_those_of_the_readers_own_centres(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, partners=(cast.rival_centre,))
    client = a_client(cast.centre, cast.adviser, cast.firm)
    for _ in range(2):
        a_session(client, counts=True, linked_kind="chain", linked_id=project.pk)
    address = f"{LIST}{project.pk}/sesiones/"
    assert "2 sesiones que cuentan" in page(cast.adviser, address)
    assert "Ninguna sesión ligada" in page(cast.rival, address)
