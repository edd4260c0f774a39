from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.readiness.actions.questionnaire import copy_version
from encadena.readiness.models import QuestionnaireVersion
from tests.cast import Cast
from tests.readiness.makers import a_content, a_version, an_item, shipped

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Browser, cast: Cast) -> Browser:
    client.force_login(cast.agency)
    return client


def text_of(browser: Browser, name: str, *args: int, query: str = "") -> str:
    return browser.get(reverse(f"readiness:{name}", args=args) + query).content.decode()


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_costs_the_same_with_one_and_with_three(
    editor: Browser, more: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for _ in range(more):
        a_version()
    text_of(editor, "questionnaires")
    with django_assert_num_queries(4):
        page = text_of(editor, "questionnaires")
    assert page.count("Prueba ") == more


def test_a_new_one_begins_with_a_draft_that_says_what_is_missing(editor: Browser) -> None:
    sent = {"code": "digital", "purpose": "other", "name_es": "Digital", "name_en": "Digital"}
    page = editor.post(reverse("readiness:questionnaire_new"), sent, follow=True)
    assert "Agrega la primera" in page.content.decode()
    again = editor.post(reverse("readiness:questionnaire_new"), sent)
    assert "Elige otro código" in again.content.decode()


def test_a_published_version_offers_a_copy_and_no_edit(editor: Browser) -> None:
    page = text_of(editor, "version", shipped().pk)
    assert "Copiar a un borrador" in page
    assert "Agregar pregunta" not in page
    editor.post(reverse("readiness:version_copy", args=[shipped().pk]))
    draft = QuestionnaireVersion.objects.get(state="draft")
    assert (draft.number, draft.content) == (2, shipped().content)


def test_a_draft_with_problems_cannot_be_published(editor: Browser) -> None:
    draft = a_version(a_content(an_item("a", text={"es": "¿Solo español?"})), state="draft")
    page = text_of(editor, "version", draft.pk)
    assert "Falta el texto en inglés (pregunta)." in page
    assert reverse("readiness:version_publish", args=[draft.pk]) not in page
    sent = editor.post(reverse("readiness:version_publish", args=[draft.pk]), follow=True)
    assert "Faltan por corregir 1 problemas" in sent.content.decode()


def test_publishing_and_retiring(editor: Browser) -> None:
    draft = a_version(state="draft")
    editor.post(reverse("readiness:version_publish", args=[draft.pk]))
    editor.post(reverse("readiness:version_retire", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.state == "retired"


def test_the_preview_asks_what_that_kind_of_firm_is_asked(editor: Browser) -> None:
    food = text_of(editor, "version_preview", shipped().pk, query="?tipo=food")
    services = text_of(editor, "version_preview", shipped().pk, query="?tipo=services")
    assert "¿Tienes resolución sanitaria?" in food
    assert "¿Tienes resolución sanitaria?" not in services
    assert "36 preguntas" in food


def test_two_versions_are_compared_in_words(editor: Browser) -> None:
    before = a_version(a_content(an_item("a"), an_item("b")))
    after = copy_version(before, actor=None)
    after.content["dimensions"][0]["items"].pop()
    after.content["dimensions"][0]["threshold"] = 65
    after.save()
    page = text_of(editor, "version_compare", after.pk, before.pk)
    assert "umbral" in page
    assert "65" in page
    assert "quitada" in page


def test_nobody_else_keeps_questionnaires(client: Browser, cast: Cast) -> None:
    for user in (cast.adviser, cast.coordinator, cast.owner):
        client.force_login(user)
        assert client.get(reverse("readiness:questionnaires")).status_code == 403
        assert client.post(reverse("readiness:version_retire", args=[shipped().pk])).status_code == 403
