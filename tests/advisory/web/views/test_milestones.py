from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from encadena.advisory.models import Baseline, Client, Milestone
from encadena.advisory.queries import milestones as queries
from encadena.kernel import clock
from tests.advisory.makers import a_baseline, a_client, a_milestone
from tests.cast import Cast


@pytest.fixture
def client_(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


def page_of(browser: Browser, name: str, *args: object) -> str:
    return browser.get(reverse(f"advisory:{name}", args=args)).content.decode()


def test_the_tab_says_what_is_missing_before_it_says_what_is_there(
    cast: Cast, client: Browser, client_: Client
) -> None:
    client.force_login(cast.adviser)
    page = page_of(client, "client_milestones", client_.pk)
    assert page.count("sin fijar") == 3
    assert "Todavía no hay hitos registrados." in page


def test_an_adviser_fixes_a_baseline_as_a_chilean_writes_numbers(cast: Cast, client: Browser, client_: Client) -> None:
    client.force_login(cast.adviser)
    data = {"indicator": "sales", "value": "1.250.000,5", "year": "2024", "origin": "Carpeta tributaria"}
    answer = client.post(reverse("advisory:baseline_fix", args=[client_.pk]), data)
    assert answer.status_code == 302
    assert Baseline.objects.get().value == Decimal("1250000.5")


@pytest.mark.parametrize("value", ["mil", "NaN", "1e999", "9" * 30])
def test_what_is_no_amount_is_refused_in_words(cast: Cast, client: Browser, client_: Client, value: str) -> None:
    client.force_login(cast.adviser)
    data = {"indicator": "sales", "value": value, "year": "2024", "origin": "x"}
    page = client.post(reverse("advisory:baseline_fix", args=[client_.pk]), data, follow=True).content.decode()
    assert "no es un número" in page
    assert not Baseline.objects.exists()


def test_a_milestone_is_reported_with_a_new_paper_and_verified_by_the_head(
    cast: Cast, client: Browser, client_: Client
) -> None:
    a_baseline(client_, value=1000)
    client.force_login(cast.adviser)
    paper = SimpleUploadedFile("f29.pdf", b"%PDF-1.7 ventas")
    data = {"on": clock.today().isoformat(), "what": "Vende en una feria", "after": "1.500", "upload": paper}
    answer = client.post(reverse("advisory:milestone_new", args=[client_.pk, "sales"]), data)
    milestone = Milestone.objects.get()
    assert answer.headers["Location"] == reverse("advisory:milestone", args=[milestone.pk])
    assert (milestone.change, milestone.documents.get().title) == (500, "f29")
    assert "lo verifica otra persona" in page_of(client, "milestone", milestone.pk)
    client.force_login(cast.head)
    client.post(reverse("advisory:milestone_verify", args=[milestone.pk]), {"note": "F29 revisado"})
    milestone.refresh_from_db()
    assert milestone.state == "verified"
    assert "F29 revisado" in page_of(client, "milestone", milestone.pk)


def test_a_refused_milestone_keeps_what_was_typed(cast: Cast, client: Browser, client_: Client) -> None:
    client.force_login(cast.adviser)
    data = {"on": clock.today().isoformat(), "what": "Vende en una feria", "after": "1.500"}
    page = client.post(reverse("advisory:milestone_new", args=[client_.pk, "sales"]), data).content.decode()
    assert "Falta la línea base" in page
    assert "Vende en una feria" in page


def test_the_head_cannot_verify_what_the_head_reported(cast: Cast, client: Browser, client_: Client) -> None:
    milestone = a_milestone(client_, actor=cast.head)
    client.force_login(cast.head)
    page = client.post(reverse("advisory:milestone_verify", args=[milestone.pk]), follow=True).content.decode()
    assert "Quien registra un hito no lo verifica" in page


def test_the_firm_states_how_much_the_centre_had_to_do_with_it(cast: Cast, client: Browser, client_: Client) -> None:
    milestone = a_milestone(client_)
    client.force_login(cast.owner)
    data = {"attribution": "partly", "statement": "Nos ayudaron con la carpeta"}
    client.post(reverse("advisory:milestone_attribute", args=[milestone.pk]), data)
    milestone.refresh_from_db()
    assert (milestone.attribution, milestone.statement_source) == ("partly", "portal")


def test_withdrawing_offers_to_undo(cast: Cast, client: Browser, client_: Client) -> None:
    milestone = a_milestone(client_)
    client.force_login(cast.adviser)
    page = client.post(reverse("advisory:milestone_withdraw", args=[milestone.pk]), follow=True).content.decode()
    assert reverse("advisory:milestone_restore", args=[milestone.pk]) in page


def test_the_list_asks_as_much_for_three_as_for_one(cast: Cast, client: Browser) -> None:
    client.force_login(cast.head)
    counts = []
    for wanted in (1, 3):
        while Milestone.objects.count() < wanted:
            a_milestone(a_client(cast.centre, cast.adviser))
        with CaptureQueriesContext(connection) as asked:
            page = page_of(client, "milestones")
        assert page.count("Crédito para un horno") == wanted
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize(
    "query", ["?pagina=x", "?pagina=-4", "?pagina=99999999", "?anio=20x4&centro=1;drop", "?estado=no"]
)
def test_a_senseless_address_is_answered_with_the_list(cast: Cast, client: Browser, query: str) -> None:
    client.force_login(cast.agency)
    assert client.get(reverse("advisory:milestones") + query).status_code == 200


def test_what_they_add_up_to_stands_on_the_first_page_only(
    cast: Cast, client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PER_PAGE", 1)
    for _ in range(2):
        a_milestone(a_client(cast.centre, cast.adviser))
    client.force_login(cast.head)
    address = reverse("advisory:milestones")
    pages = [client.get(address).content.decode(), client.get(f"{address}?pagina=2").content.decode()]
    assert ["Hitos por tipo" in page for page in pages] == [True, False]
    assert [page.count("Crédito para un horno") for page in pages] == [1, 1]


def test_the_evidence_can_be_opened(cast: Cast, client: Browser, client_: Client) -> None:
    milestone = a_milestone(client_)
    document = milestone.documents.get()
    client.force_login(cast.head)
    address = reverse("firms:document_file", args=[cast.firm.pk, document.pk])
    assert address in page_of(client, "milestone", milestone.pk)
    assert client.get(address).status_code == 200
