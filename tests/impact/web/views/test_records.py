import io
from datetime import date

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from encadena.accounts.models import User
from encadena.impact.rules.definitions import DEFINITIONS
from tests.cast import Cast
from tests.factories import a_post, a_user
from tests.impact.makers import YEAR, SmallNetwork, a_linked_session, a_small_network

pytestmark = pytest.mark.django_db
QUERIES = 40


@pytest.fixture
def net() -> SmallNetwork:
    return a_small_network()


def browser(user: User) -> Browser:
    client = Browser()
    client.force_login(user)
    return client


def page(user: User, code: str, **query: str) -> str:
    response = browser(user).get(reverse("impact:records", args=[YEAR, code]), query)
    assert response.status_code == 200, (code, query)
    return response.content.decode()


def test_every_figure_has_a_page_that_says_what_one_count_is(cast: Cast, net: SmallNetwork) -> None:
    for code, definition in DEFINITIONS.items():
        assert definition.counts in page(cast.agency, code), code


def test_a_record_leads_to_its_own_page(cast: Cast, net: SmallNetwork) -> None:
    assert reverse("chains:project", args=[net.projects["P1"].pk]) in page(cast.agency, "projects")
    firms = page(cast.agency, "chain_firms", por="region", fila="08")
    assert reverse("firms:page", args=[net.firms["A"].pk]) in firms
    assert reverse("firms:page", args=[net.firms["G"].pk]) not in firms, "archived: it has no page"
    assert "archivada" in firms
    assert "Empresa D" not in firms
    assert reverse("advisory:session", args=[net.clients["A"].attended.get(on="2025-08-01").session_id]) in page(
        cast.agency, "hours"
    )


def test_the_parts_of_a_share_are_tabs_with_their_numbers(cast: Cast, net: SmallNetwork) -> None:
    text = page(cast.agency, "chain_female", parte="unknown")
    assert "Empresa C" in text
    assert "Empresa A" not in text
    assert "parte=yes" in text
    assert "parte=no" in text


def test_a_ratio_leads_to_its_two_figures(cast: Cast, net: SmallNetwork) -> None:
    text = page(cast.agency, "firms_per_project", por="kind", fila="business")
    for code in ("chain_firms", "projects"):
        assert f"{reverse('impact:records', args=[YEAR, code])}?por=kind&amp;fila=business" in text


def test_what_is_out_of_scope_is_a_number(net: SmallNetwork) -> None:
    before = a_user("coordinator")
    a_post(before, institution=net.first)
    text = page(before, "sessions")
    assert "De 3 registros, 2 están fuera de los que puedes ver" in text
    assert "Empresa left" in text
    assert "Empresa A" not in text


def test_another_scope_and_nonsense_are_not_found(cast: Cast, net: SmallNetwork) -> None:
    head = browser(cast.head)
    for code, query in (
        ("sessions", {"ambito": f"centre:{cast.rival_centre.slug}"}), ("nothing", {}), ("sessions", {"por": "moon"}),
        ("sessions", {"parte": "yes"}), ("chain_micro", {"parte": "quizás"}),
    ):  # fmt: skip
        assert head.get(reverse("impact:records", args=[YEAR, code]), query).status_code == 404, (code, query)
    assert browser(cast.promoter).get(reverse("impact:records", args=[YEAR, "sessions"])).status_code == 403
    assert head.get(reverse("impact:records", args=[2999, "sessions"])).status_code == 404


def test_the_spreadsheet_has_all_that_the_reader_sees(cast: Cast, net: SmallNetwork) -> None:
    answer = browser(cast.agency).get(reverse("impact:record_sheet", args=[YEAR, "chain_female"]), {"parte": "yes"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer))).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["Propiedad de mujeres", "Empresa", "Empresa A", "Empresa D"]
    empty = browser(cast.agency).get(
        reverse("impact:record_sheet", args=[YEAR, "alliance_talks"]), {"por": "kind", "fila": "suppliers"}
    )
    assert empty.status_code == 200


@pytest.mark.parametrize("more", [0, 2])
def test_a_page_costs_the_same_with_one_record_and_with_three(cast: Cast, net: SmallNetwork, more: int) -> None:
    for n in range(more):
        a_linked_session(net, date(2025, 4, 2 + n), "A", project="P1")
    visitor = browser(cast.agency)
    address = reverse("impact:records", args=[YEAR, "sessions_linked"]) + "?por=region&fila=08"
    visitor.get(address)
    with CaptureQueriesContext(connection) as queries:
        visitor.get(address)
    assert len(queries) == QUERIES
