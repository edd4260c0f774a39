import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.readiness.models import Answer, Diagnosis
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.makers import a_content, a_diagnosis, a_document, a_version, an_item, rate

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def diagnosis(cast: Cast) -> Diagnosis:
    hidden = an_item("b", show_if=[{"item": "a", "values": [3]}])
    version = a_version(a_content(an_item("a"), hidden, an_item("c")))
    return a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm), version=version)


def address(name: str, diagnosis: Diagnosis, *rest: str) -> str:
    return reverse(f"readiness:{name}", args=[diagnosis.pk, *rest])


def test_whoever_comes_back_goes_on_at_the_first_open_question(
    client: Browser, cast: Cast, diagnosis: Diagnosis
) -> None:
    client.force_login(cast.owner)
    first = client.get(address("answer", diagnosis, "firm"))
    assert first.url == address("step", diagnosis, "firm", "one")  # type: ignore[attr-defined]
    rate(diagnosis, "firm", a=1, c=1)
    later = client.get(address("answer", diagnosis, "firm"))
    assert later.url == address("step", diagnosis, "firm", "two")  # type: ignore[attr-defined]


def test_a_step_shows_the_levels_in_words_and_the_two_other_answers(
    client: Browser, cast: Cast, diagnosis: Diagnosis
) -> None:
    client.force_login(cast.owner)
    page = client.get(address("step", diagnosis, "firm", "one")).content.decode()
    assert "nivel 3 de a" in page
    assert "No sé" in page
    assert "No aplica" in page
    assert "nivel 0 de b" not in page
    assert client.get(address("step", diagnosis, "firm", "nowhere")).status_code == 404


def test_an_answer_is_saved_at_once_and_says_so(client: Browser, cast: Cast, diagnosis: Diagnosis) -> None:
    client.force_login(cast.owner)
    sent = {"answer": "1", "shown": "a c"}
    page = client.post(address("save", diagnosis, "firm", "a"), sent, **HTMX)  # type: ignore[arg-type]
    assert "Guardado" in page.content.decode()
    assert "1 de 3 respuestas" in page.content.decode()
    assert "HX-Retarget" not in page.headers
    assert (Answer.objects.get().value, Answer.objects.get().rating.who) == (1, cast.owner)


def test_an_answer_that_opens_a_question_brings_the_whole_step(
    client: Browser, cast: Cast, diagnosis: Diagnosis
) -> None:
    client.force_login(cast.owner)
    sent = {"answer": "3", "shown": "a c"}
    page = client.post(address("save", diagnosis, "firm", "a"), sent, **HTMX)  # type: ignore[arg-type]
    assert page.headers["HX-Retarget"] == "#step"
    assert "nivel 0 de b" in page.content.decode()


def test_what_is_no_answer_is_told_beside_the_question(client: Browser, cast: Cast, diagnosis: Diagnosis) -> None:
    client.force_login(cast.adviser)
    sent = {"answer": "9", "shown": "a c"}
    page = client.post(address("save", diagnosis, "adviser", "a"), sent, **HTMX)  # type: ignore[arg-type]
    assert "Esa respuesta no está entre las opciones" in page.content.decode()
    assert not Answer.objects.exists()


def test_without_scripts_the_form_goes_back_to_its_step(client: Browser, cast: Cast, diagnosis: Diagnosis) -> None:
    client.force_login(cast.owner)
    page = client.post(address("save", diagnosis, "firm", "a"), {"answer": "unknown"})
    assert page.url == address("step", diagnosis, "firm", "one")  # type: ignore[attr-defined]
    assert Answer.objects.get().state == "unknown"


def test_evidence_takes_a_paper_of_the_firm_and_no_other(client: Browser, cast: Cast, diagnosis: Diagnosis) -> None:
    client.force_login(cast.adviser)
    sent = {"answer": "2", "shown": "a c", "document": str(a_document(cast.rival_firm).pk)}
    url = address("save", diagnosis, "evidence", "a")
    assert "Adjunta uno" in client.post(url, sent, **HTMX).content.decode()  # type: ignore[arg-type]
    own = a_document(cast.firm)
    client.post(url, {**sent, "document": str(own.pk)}, **HTMX)  # type: ignore[arg-type]
    assert Answer.objects.get().document == own


def test_the_firm_does_not_answer_for_the_adviser_nor_a_rival_for_anybody(
    client: Browser, cast: Cast, diagnosis: Diagnosis
) -> None:
    sent = {"answer": "2"}
    client.force_login(cast.owner)
    assert client.post(address("save", diagnosis, "adviser", "a"), sent).status_code == 403
    client.force_login(cast.rival)
    assert client.post(address("save", diagnosis, "firm", "a"), sent).status_code == 404
    assert client.get(address("step", diagnosis, "firm", "one")).status_code == 404
    client.force_login(cast.agency)
    assert client.post(address("save", diagnosis, "firm", "a"), sent).status_code == 403
    assert not Answer.objects.exists()


def test_handing_in_waits_for_every_question_and_can_be_reopened(
    client: Browser, cast: Cast, diagnosis: Diagnosis
) -> None:
    client.force_login(cast.owner)
    rate(diagnosis, "firm", a=1, c=1)
    page = client.post(address("rating_finish", diagnosis, "firm"), follow=True)
    assert "Faltan 1 respuestas" in page.content.decode()
    rate(diagnosis, "firm", z="not_applicable")
    client.post(address("rating_finish", diagnosis, "firm"))
    assert diagnosis.ratings.get().state == "finished"
    assert client.get(address("step", diagnosis, "firm", "one")).status_code == 302
    client.post(address("rating_reopen", diagnosis, "firm"))
    assert diagnosis.ratings.get().state == "open"
