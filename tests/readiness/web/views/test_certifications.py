from datetime import timedelta

import pytest
from django.test import Client as Browser
from pytest_django import DjangoAssertNumQueries

from encadena.accounts.models import User
from encadena.advisory.queries import by_due
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.readiness.actions.certification import Terms, finish_stage, open_certification
from encadena.readiness.models import CertificationProject, CertificationStage, Standard
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.plan_makers import anas_client

LIST = "/diagnosticos/certificaciones/"


def as_(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def a_project(cast: Cast, code: str = "iso-9001") -> CertificationProject:
    standard = Standard.objects.get(code=code)
    return open_certification(anas_client(cast), standard=standard, terms=Terms(), planned={}, actor=cast.adviser)


def late(project: CertificationProject) -> None:
    past = clock.today() - timedelta(days=5)
    CertificationStage.objects.filter(project=project, code="diagnosis").update(planned_on=past)
    CertificationProject.objects.filter(pk=project.pk).update(due_on=past)


def test_the_way_from_the_form_to_the_certificate(cast: Cast) -> None:
    browser = as_(cast.adviser)
    form = f"{LIST}cliente/{anas_client(cast).pk}/nueva/"
    assert "Producción orgánica" in browser.get(form).content.decode()
    standard = Standard.objects.get(code="organic-cl")
    browser.post(form, {"standard": standard.pk, "payer": "firm", "cost_planned": "500000"})
    project = CertificationProject.objects.get()
    again = browser.post(form, {"standard": standard.pk, "payer": "firm"}).content.decode()
    assert "ya tiene un proyecto para" in again
    page = f"{LIST}{project.pk}/"
    for code in ("diagnosis", "implementation", "internal_audit", "audit"):
        browser.post(f"{page}etapa/", {"code": code, "on": clock.today().isoformat()})
    assert "Súbelo o elígelo" in browser.post(f"{page}certificado/", follow=True).content.decode()
    ends = clock.today() + timedelta(days=20)
    paper = Document.objects.create(firm=cast.firm, title="Orgánico", size=1, sha256="x", expires_on=ends)
    told = browser.post(f"{page}certificado/", {"certificate": paper.pk}, follow=True).content.decode()
    assert "Certificada" in told
    assert "vence en 20 días" in told
    assert "vence en 20 días" in as_(cast.owner).get(f"{LIST}empresa/{cast.firm.pk}/").content.decode()


def test_late_stages_are_shown_and_can_be_asked_for(cast: Cast) -> None:
    late(a_project(cast))
    a_project(cast, "halal")
    browser = as_(cast.adviser)
    page = browser.get(f"{LIST}?atrasadas=1").content.decode()
    assert "Diagnóstico, atrasada desde el" in page
    assert "Halal" not in page
    assert "Halal" in browser.get(LIST).content.decode()
    assert "Ninguna certificación" in browser.get(f"{LIST}?estado=certified").content.decode()


def test_an_ended_certificate_is_shown_as_expired_on_the_firms_page(cast: Cast) -> None:
    project = a_project(cast)
    yesterday = clock.today() - timedelta(days=1)
    CertificationProject.objects.filter(pk=project.pk).update(state="certified", valid_until=yesterday)
    page = as_(cast.adviser).get(f"{LIST}empresa/{cast.firm.pk}/").content.decode()
    assert "Vencida" in page
    assert "venció hace 1 día" in page


def test_a_rival_who_attends_the_same_firm_sees_nothing_of_it(cast: Cast) -> None:
    project = a_project(cast)
    a_client(cast.rival_centre, cast.rival, cast.firm)
    rival = as_(cast.rival)
    assert rival.get(f"{LIST}{project.pk}/").status_code == 404
    assert "ISO 9001" not in rival.get(f"{LIST}empresa/{cast.firm.pk}/").content.decode()
    assert "ISO 9001" not in rival.get(LIST).content.decode()


def test_stopping_asks_why_and_resuming_brings_it_back(cast: Cast) -> None:
    page = f"{LIST}{a_project(cast).pk}/"
    browser = as_(cast.adviser)
    assert "Falta el motivo" in browser.post(f"{page}detener/", follow=True).content.decode()
    assert "Retomar" in browser.post(f"{page}detener/", {"reason": "Sin fondos"}, follow=True).content.decode()
    assert "Retomaste" in browser.post(f"{page}retomar/", follow=True).content.decode()


def test_a_stage_that_was_not_done_is_taken_back_and_an_invented_one_is_refused(cast: Cast) -> None:
    project = a_project(cast)
    browser = as_(cast.adviser)
    finish_stage(project, code="diagnosis", on=clock.today(), actor=cast.adviser)
    path = f"{LIST}{project.pk}/etapa/"
    assert "pendiente otra vez" in browser.post(path, {"code": "diagnosis", "back": "1"}, follow=True).content.decode()
    assert "Las etapas van en orden" in browser.post(path, {"code": "luna"}, follow=True).content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("", 6), ("empresa/{firm}/", 7)])
def test_lists_cost_the_same_for_one_and_three(
    cast: Cast, path: str, queries: int, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for code in ("iso-9001", "halal", "kosher")[:count]:
        a_project(cast, code)
    browser = as_(cast.adviser)
    address = LIST + path.format(firm=cast.firm.pk)
    with django_assert_num_queries(queries):
        browser.get(address)


def test_the_list_goes_on_page_after_page_to_its_last_row(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_due, "PER_PAGE", 1)
    late(a_project(cast, "halal"))
    a_project(cast, "kosher")
    browser = as_(cast.adviser)
    first = browser.get(LIST)
    assert "Halal" in first.content.decode()
    assert "Kosher" not in first.content.decode()
    after = first.context["page"].after
    second = browser.get(f"{LIST}?desde_fila={after}").content.decode()
    assert "Kosher" in second
    assert "Halal" not in second
    assert "Al comienzo" in second
