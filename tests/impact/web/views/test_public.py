"""The published report for everybody: no cookie, no centre, no few; kept by whoever has it."""

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from encadena.impact.actions.snapshot import freeze_report, publish_report, withdraw_report
from encadena.impact.models import Snapshot
from encadena.impact.rules.report import Scope
from encadena.impact.web.views import public
from tests.impact.makers import YEAR, a_small_network

pytestmark = pytest.mark.django_db
ADDRESS = f"/publico/resultados/{YEAR}/"


@pytest.fixture
def published(db: None) -> Snapshot:
    cache.clear()
    a_small_network()
    return publish_report(freeze_report(YEAR, Scope(), actor=None), actor=None)


def _text(address: str = ADDRESS, **headers: str) -> str:
    answer = Browser().get(address, headers=headers or None)
    assert answer.status_code == 200
    return answer.content.decode()


def test_anybody_reads_the_published_report_with_its_definitions(published: Snapshot) -> None:
    page = _text()
    assert f"asesoría {YEAR}" in page
    assert published.digest in page
    assert 'id="def-projects"' in page


def test_centres_operators_and_few_firms_are_not_in_it_and_that_is_said(published: Snapshot) -> None:
    page = _text()
    assert "Por centro" not in page
    assert "Operador uno" not in page
    assert "reservado" in page
    assert "no se publican" in page
    assert "resultados/registros" not in page


def test_a_hidden_share_is_nowhere_on_the_page_nor_in_its_data(published: Snapshot) -> None:
    told = Browser().get(f"{ADDRESS}informe.json").json()
    assert told["figures"]["chain_female"]["hidden"]
    assert told["stated"]["chain-female"]["computed"] is None
    assert {told["checks"][key]["computed"] for key in ("gender-reported", "female-lower-bound")} == {None}
    page = " ".join(_text().split())
    row = page[page.index("Lo menos que puede ser la propiedad femenina") :][:700]
    assert "No se puede decir" in row


def test_it_sets_no_cookie_and_may_be_kept(published: Snapshot) -> None:
    answer = Browser().get(ADDRESS)
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]
    assert answer["ETag"]
    again = Browser().get(ADDRESS, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_address_chooses_the_language(published: Snapshot) -> None:
    english = _text(f"{ADDRESS}?idioma=en")
    assert '<html lang="en">' in english
    assert "In a few words" in english
    assert "?idioma=es" in english
    assert '<html lang="es">' in _text(f"{ADDRESS}?idioma=xx")
    assert Browser().get(ADDRESS)["ETag"] != Browser().get(f"{ADDRESS}?idioma=en")["ETag"]


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "json", "html"])
def test_its_files_are_made_once_for_all_readers(
    published: Snapshot, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Browser().get(f"{ADDRESS}informe.{ending}")
    assert first.status_code == 200

    def refuse(*_arguments: object) -> tuple[str, bytes]:
        raise AssertionError("made a second time")

    monkeypatch.setattr(public, "made", refuse)
    second = Browser().get(f"{ADDRESS}informe.{ending}")
    assert second.content == first.content
    assert Browser().get(f"{ADDRESS}informe.{ending}", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_the_data_are_the_public_view(published: Snapshot) -> None:
    told = Browser().get(f"{ADDRESS}informe.json").json()
    assert told["public"] is True
    assert "centre" not in told["breakdowns"]


def test_a_draft_a_withdrawn_one_and_a_region_are_not_public(published: Snapshot) -> None:
    withdraw_report(published, reason="Error", actor=None)
    publish_report(freeze_report(YEAR, Scope("region", "08", "Biobío"), actor=None), actor=None)
    assert Browser().get(ADDRESS).status_code == 404
    assert Browser().get(f"{ADDRESS}informe.pdf").status_code == 404
    assert "Todavía no hay informes publicados" in _text("/publico/resultados/")


def test_a_file_of_no_known_kind_is_not_found(published: Snapshot) -> None:
    assert Browser().get(f"{ADDRESS}informe.exe").status_code == 404


def test_the_list_leads_to_each_year(published: Snapshot) -> None:
    assert f'href="{ADDRESS}"' in _text("/publico/resultados/")
    assert f'href="{ADDRESS}?idioma=en"' in _text("/publico/resultados/?idioma=en")
