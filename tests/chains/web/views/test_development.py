from datetime import timedelta

import pytest

from encadena.advisory.models import Client
from encadena.chains.models import LinkageProject, RequirementGap, RequirementState
from encadena.kernel import clock
from encadena.readiness.models import PlanAction
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.chains.browsers import as_, page
from tests.chains.makers import a_missing_requirement, a_requirement_gap, a_running_chain, close_gap

LIST = "/encadenamientos/"


@pytest.fixture
def client(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


@pytest.fixture
def project(cast: Cast) -> LinkageProject:
    return a_running_chain(cast.centre, cast.firm)


def test_what_is_missing_is_ticked_and_becomes_gaps_in_the_plan(
    cast: Cast, client: Client, project: LinkageProject
) -> None:
    one, two = (a_missing_requirement(project, cast.firm, text=text) for text in ("Sanitaria", "Volumen"))
    address, browser = f"{LIST}{project.pk}/plan/", as_(cast.adviser)
    assert "Cumplir lo que piden los compradores" in page(cast.adviser, address)
    data = {"celda": [f"{r.pk}-{cast.firm.pk}" for r in (one, two)], "responsible": "firm", "goal": "Vender"}
    past = {**data, "due_on": "2020-01-01"}
    shown = browser.post(f"{address}brechas/", past).content.decode()
    assert "Esa fecha ya pasó" in shown
    assert shown.count(" checked") == 2
    assert "No elegiste ningún requisito" in browser.post(f"{address}brechas/", {**data, "celda": []}).content.decode()
    day = clock.today() + timedelta(days=7)
    browser.post(f"{address}brechas/", {**data, "due_on": day.isoformat()})
    assert (RequirementGap.objects.count(), PlanAction.objects.filter(due_on=day).count()) == (2, 2)
    assert "En el plan" in page(cast.adviser, f"{LIST}{project.pk}/requisitos/")
    assert "la empresa" in page(cast.adviser, address)


def test_a_requirement_or_a_firm_out_of_reach_makes_no_gap(cast: Cast, project: LinkageProject) -> None:
    project = a_running_chain(cast.centre, cast.rival_firm, partners=(cast.rival_centre,))
    missing = a_missing_requirement(project, cast.rival_firm)
    a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    address = f"{LIST}{project.pk}/plan/"
    cells = [f"{missing.pk}-{cast.rival_firm.pk}", "9999-1", "nada", f"{missing.pk}-²"]
    shown = as_(cast.adviser).post(f"{address}brechas/", {"celda": cells, "responsible": "firm"}).content.decode()
    assert "No elegiste ningún requisito" in shown
    assert RequirementGap.objects.count() == 0
    assert "sus brechas las registra quien la atiende" in page(cast.adviser, address)


def test_a_closed_gap_is_answered_and_the_state_changes_only_then(
    cast: Cast, client: Client, project: LinkageProject
) -> None:
    link = a_requirement_gap(project, client)
    address = f"{LIST}{project.pk}/plan/"
    assert "¿ya cumplen" not in page(cast.adviser, address)
    close_gap(link.gap)
    assert "¿ya cumplen" in page(cast.adviser, address)
    assert "¿cumple?" in page(cast.adviser, f"{LIST}{project.pk}/requisitos/")
    as_(cast.adviser).post(f"{address}brechas/{link.pk}/", {"cumple": "1"})
    assert RequirementState.objects.get().state == "met"
    assert "¿ya cumplen" not in page(cast.adviser, address)


def test_an_answer_about_a_gap_of_another_centre_is_not_found(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.rival_firm, partners=(cast.rival_centre,))
    link = a_requirement_gap(project, a_client(cast.rival_centre, cast.rival, cast.rival_firm))
    address = f"{LIST}{project.pk}/plan/brechas/{link.pk}/"
    assert as_(cast.adviser).post(address, {"cumple": "1"}).status_code == 404


def test_a_firm_reads_its_own_card_and_makes_no_gaps(cast: Cast, client: Client, project: LinkageProject) -> None:
    a_missing_requirement(project, cast.firm)
    card = page(cast.owner, f"{LIST}{project.pk}/empresas/{cast.firm.pk}/ficha/").replace("\u00a0", " ")
    assert "0,0 % (0 de 1)" in card
    plan = page(cast.owner, f"{LIST}{project.pk}/plan/")
    assert "Control de calidad" not in plan
    assert "Registrar las brechas" not in plan


def test_who_left_has_no_card_today(cast: Cast, project: LinkageProject) -> None:
    project.members.update(left_on=clock.today())
    assert "Ya no está en el proyecto" in page(cast.adviser, f"{LIST}{project.pk}/empresas/{cast.firm.pk}/ficha/")
