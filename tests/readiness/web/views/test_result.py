from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.readiness.actions.diagnosis import finish_diagnosis
from encadena.readiness.models import Diagnosis
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.makers import a_content, a_diagnosis, a_version, an_item, rate

pytestmark = pytest.mark.django_db


@pytest.fixture
def diagnosis(cast: Cast) -> Diagnosis:
    made = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))
    rate(made, "firm", a=3, b=3, c=3, z=3)
    rate(made, "adviser", a=0, b=3, c="unknown", z=3)
    return made


def page_of(client: Browser, diagnosis: Diagnosis, query: str = "") -> str:
    return client.get(reverse("readiness:detail", args=[diagnosis.pk]) + query).content.decode()


def test_vetoes_come_before_the_dots_and_say_who_sees_them(client: Browser, cast: Cast, diagnosis: Diagnosis) -> None:
    client.force_login(cast.adviser)
    page = page_of(client, diagnosis)
    assert page.index("Sin a no se puede") < page.index('class="dots-picture"')
    assert "Consigue a" in page
    assert "No lo ve así:" in page


def test_the_dots_are_told_in_words_and_never_added_up(client: Browser, cast: Cast, diagnosis: Diagnosis) -> None:
    client.force_login(cast.adviser)
    page = page_of(client, diagnosis)
    assert "Primera, umbral 50: Empresa 100 (Alcanza), Asesoría 50 (No se sabe)." in page
    assert "entre 33 y 67, según lo que falta saber" in page
    assert "Total" not in page


def test_the_largest_difference_is_talked_over_and_the_note_stays(
    client: Browser, cast: Cast, diagnosis: Diagnosis
) -> None:
    client.force_login(cast.adviser)
    assert "nivel 3 de a" in page_of(client, diagnosis)
    saved = client.post(reverse("readiness:talk", args=[diagnosis.pk, "a"]), {"text": "Traerán el acta."})
    assert "Guardado" in saved.content.decode()
    client.force_login(cast.owner)
    assert "Traerán el acta." in page_of(client, diagnosis)
    assert client.post(reverse("readiness:talk", args=[diagnosis.pk, "a"]), {"text": "x"}).status_code == 403


def test_change_is_told_against_the_former_one(client: Browser, cast: Cast) -> None:
    version, owner = a_version(a_content(an_item("a"))), a_client(cast.centre, cast.adviser, cast.firm)
    first = a_diagnosis(owner, version=version)
    rate(first, "adviser", a=0, z=3)
    finish_diagnosis(first, actor=None)
    second = a_diagnosis(owner, version=version)
    rate(second, "adviser", a=3, z=3)
    client.force_login(cast.adviser)
    page = page_of(client, second)
    assert "Qué cambió desde el" in page
    assert "+100" in page
    assert "Qué cambió desde el" not in page_of(client, first)


def test_it_says_until_when_it_holds(client: Browser, cast: Cast, diagnosis: Diagnosis) -> None:
    finish_diagnosis(diagnosis, actor=cast.adviser)
    client.force_login(cast.adviser)
    assert "vale hasta el" in page_of(client, diagnosis)
    Diagnosis.objects.update(valid_until="2020-01-01")
    assert "venció el" in page_of(client, diagnosis)


def test_without_answers_it_teaches_what_will_be_here(client: Browser, cast: Cast) -> None:
    client.force_login(cast.owner)
    assert "Todavía no hay respuestas" in page_of(client, a_diagnosis(firm=cast.firm))


@pytest.mark.parametrize("items", [1, 3])
def test_the_number_of_questions_costs_no_query(
    client: Browser, cast: Cast, items: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    version = a_version(a_content(*(an_item(f"i{n}") for n in range(items))))
    diagnosis = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm), version=version)
    for n in range(items):
        rate(diagnosis, "firm", **{f"i{n}": 3})
        rate(diagnosis, "adviser", **{f"i{n}": 0})
    client.force_login(cast.adviser)
    page_of(client, diagnosis)
    with django_assert_num_queries(9):
        page_of(client, diagnosis)
