"""Frozen reports: kept, compared, published and withdrawn by the agency, read by the others."""

import pytest
from django.test import Client as Browser

from encadena.accounts.models import User
from encadena.impact.actions.snapshot import freeze_report, publish_report
from encadena.impact.models import Snapshot
from encadena.impact.rules.report import Scope
from tests.cast import Cast
from tests.impact.makers import YEAR, a_project, a_small_network

pytestmark = pytest.mark.django_db
LIST = "/resultados/guardados/"


def _browser(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def _draft(scope: Scope | None = None) -> Snapshot:
    return freeze_report(YEAR, scope or Scope(), actor=None)


def test_the_agency_keeps_a_draft_and_publishes_it(cast: Cast) -> None:
    a_small_network()
    browser = _browser(cast.agency)
    answer = browser.post(f"/resultados/{YEAR}/guardar/", {"ambito": "", "note": "Primera"}, follow=True)
    assert "Guardado como borrador" in answer.content.decode()
    made = Snapshot.objects.get()
    assert (made.note, made.made_by, made.state) == ("Primera", cast.agency, "draft")
    browser.post(f"{LIST}{made.pk}/publicar/")
    made.refresh_from_db()
    assert made.state == "published"
    page = browser.get(f"{LIST}{made.pk}/").content.decode()
    assert "Página pública" in page
    assert made.digest in page


def test_a_year_that_still_runs_is_refused_with_its_reason(cast: Cast) -> None:
    from encadena.kernel import clock

    answer = _browser(cast.agency).post(f"/resultados/{clock.today().year}/guardar/", follow=True)
    assert "sigue en curso" in answer.content.decode()
    assert not Snapshot.objects.exists()


def test_withdrawing_needs_a_reason_and_keeps_it(cast: Cast) -> None:
    made = publish_report(_draft(), actor=None)
    browser = _browser(cast.agency)
    assert "Falta el motivo" in browser.post(f"{LIST}{made.pk}/retirar/", {"reason": " "}, follow=True).content.decode()
    browser.post(f"{LIST}{made.pk}/retirar/", {"reason": "Faltaban sesiones de un centro."})
    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert "Faltaban sesiones de un centro." in browser.get(f"{LIST}{made.pk}/").content.decode()


def test_comparing_says_that_nothing_changed(cast: Cast) -> None:
    a_small_network()
    made = _draft()
    page = _browser(cast.agency).get(f"{LIST}{made.pk}/comparar/").content.decode()
    assert "Es el mismo informe" in page


def test_comparing_lists_what_changed_with_both_numbers(cast: Cast) -> None:
    net = a_small_network()
    made = _draft()
    a_project(net, "late", net.sur, "suppliers", net.projects["P3"].starts_on)
    page = " ".join(_browser(cast.agency).get(f"{LIST}{made.pk}/comparar/").content.decode().split())
    assert "diferencias con los registros de hoy" in page
    row = page[page.index("Proyectos de encadenamiento, valor</th>") :][:400]
    assert ">3<" in row
    assert ">4<" in row


def test_a_reader_of_a_centre_sees_the_published_level_and_not_the_centres(cast: Cast) -> None:
    a_small_network()
    made = publish_report(_draft(), actor=None)
    page = _browser(cast.adviser).get(f"{LIST}{made.pk}/").content.decode()
    assert "Por región" in page
    assert "Por centro" not in page
    assert "reservado" in page
    assert "Publicar</button>" not in page
    whole = _browser(cast.agency).get(f"{LIST}{made.pk}/").content.decode()
    assert "Por centro" in whole


def test_a_draft_is_for_who_publishes(cast: Cast) -> None:
    made = _draft()
    assert _browser(cast.adviser).get(f"{LIST}{made.pk}/").status_code == 404
    assert _browser(cast.adviser).post(f"{LIST}{made.pk}/publicar/").status_code == 404
    published = publish_report(made, actor=None)
    assert _browser(cast.adviser).post(f"{LIST}{published.pk}/retirar/", {"reason": "No"}).status_code == 403
    assert _browser(cast.head).post(f"/resultados/{YEAR}/guardar/").status_code == 403


def test_the_files_of_a_frozen_report_carry_its_hash(cast: Cast) -> None:
    made = _draft()
    browser = _browser(cast.agency)
    text = browser.get(f"{LIST}{made.pk}/informe.html").content.decode()
    assert made.digest in text
    assert browser.get(f"{LIST}{made.pk}/informe.pdf").content.startswith(b"%PDF")


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_with_one_and_with_three(
    cast: Cast, many: int, django_assert_num_queries: object
) -> None:
    for _ in range(many):
        _draft()
    browser = _browser(cast.agency)
    browser.get(LIST)
    with django_assert_num_queries(5):  # type: ignore[operator]
        page = browser.get(LIST).content.decode()
    assert page.count("Borrador") == many


def test_an_empty_list_teaches(cast: Cast) -> None:
    assert "Todavía no hay informes publicados" in _browser(cast.promoter).get(LIST).content.decode()
