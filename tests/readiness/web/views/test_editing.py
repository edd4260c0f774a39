import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.readiness.models import QuestionnaireVersion
from tests.cast import Cast
from tests.readiness.makers import a_content, a_version, an_item, shipped

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
ITEM = {
    "code": "nuevo",
    "text_es": "¿Nuevo?",
    "text_en": "New?",
    "kinds": ["food"],
    "may_not_apply": "on",
    "condition_item": "a",
    "condition_values": "2, 3",
    "level0_value": "0",
    "level0_es": "No",
    "level0_en": "No",
    "level1_value": "1",
    "level1_es": "Sí",
    "level1_en": "Yes",
}


@pytest.fixture
def editor(client: Browser, cast: Cast) -> Browser:
    client.force_login(cast.agency)
    return client


@pytest.fixture
def draft() -> QuestionnaireVersion:
    return a_version(a_content(an_item("a"), an_item("b")), state="draft")


def items_of(draft: QuestionnaireVersion, dimension: int = 0) -> list[dict[str, object]]:
    draft.refresh_from_db()
    found: list[dict[str, object]] = draft.content["dimensions"][dimension]["items"]
    return found


def test_an_item_is_written_in_both_languages_with_its_scale_and_condition(
    editor: Browser, draft: QuestionnaireVersion
) -> None:
    editor.post(reverse("readiness:item_new", args=[draft.pk, 0]), ITEM)
    made = items_of(draft)[-1]
    assert made["text"] == {"es": "¿Nuevo?", "en": "New?"}
    assert made["levels"] == [
        {"value": 0, "text": {"es": "No", "en": "No"}},
        {"value": 1, "text": {"es": "Sí", "en": "Yes"}},
    ]
    assert (made["kinds"], made["show_if"]) == (["food"], [{"item": "a", "values": [2, 3]}])


def test_what_is_wrong_is_said_while_it_is_written_and_nothing_is_saved(
    editor: Browser, draft: QuestionnaireVersion
) -> None:
    url = reverse("readiness:item_new", args=[draft.pk, 0])
    page = editor.post(url, {**ITEM, "condition_values": "9", "text_en": ""}, **HTMX)  # type: ignore[arg-type]
    assert "una respuesta que no está en su escala" in page.content.decode()
    assert "Falta el texto en inglés (pregunta)." in page.content.decode()
    assert len(items_of(draft)) == 2


def test_an_item_is_opened_as_it_was_saved(editor: Browser, draft: QuestionnaireVersion) -> None:
    editor.post(reverse("readiness:item_new", args=[draft.pk, 0]), ITEM)
    page = editor.get(reverse("readiness:item_edit", args=[draft.pk, 0, 2]))
    form = page.context["form"]
    assert (form["condition_values"].value(), form["level1_en"].value()) == ("2, 3", "Yes")
    assert "nuevo" not in dict(form.fields["condition_item"].choices)


def test_a_dimension_and_a_veto_are_written(editor: Browser, draft: QuestionnaireVersion) -> None:
    sent = {"code": "tres", "name_es": "Tercera", "name_en": "Third", "threshold": "70"}
    editor.post(reverse("readiness:dimension_new", args=[draft.pk]), sent)
    veto = {"code": "alto", "item": "z", "at_most": "1", "reason_es": "Falta z", "reason_en": "z is missing"}
    editor.post(reverse("readiness:veto_new", args=[draft.pk]), veto)
    draft.refresh_from_db()
    assert (draft.content["dimensions"][2]["threshold"], draft.content["vetoes"][1]["item"]) == (70, "z")


def test_rows_are_moved_and_removed(editor: Browser, draft: QuestionnaireVersion) -> None:
    url = reverse("readiness:version_arrange", args=[draft.pk])
    editor.post(url, {"what": "item", "dimension": "0", "place": "1", "do": "up"})
    assert [item["code"] for item in items_of(draft)] == ["b", "a"]
    editor.post(url, {"what": "item", "dimension": "0", "place": "0", "do": "drop"})
    assert [item["code"] for item in items_of(draft)] == ["a"]
    assert editor.post(url, {"what": "item", "dimension": "7", "place": "0", "do": "drop"}).status_code == 404


def test_an_older_page_does_not_overwrite(editor: Browser, draft: QuestionnaireVersion) -> None:
    url = reverse("readiness:item_new", args=[draft.pk, 0])
    editor.post(url, {**ITEM, "revision": "1"})
    page = editor.post(url, {**ITEM, "code": "otro", "revision": "1"})
    assert "Otra persona cambió este borrador" in page.content.decode()
    assert len(items_of(draft)) == 3


def test_only_drafts_are_edited(editor: Browser) -> None:
    for name, rest in (("dimension_new", []), ("item_edit", [0, 0]), ("veto_edit", [0])):
        assert editor.get(reverse(f"readiness:{name}", args=[shipped().pk, *rest])).status_code == 404


def test_a_place_that_is_not_there_is_not_found(editor: Browser, draft: QuestionnaireVersion) -> None:
    for name, rest in (("dimension_edit", [9]), ("item_edit", [0, 9]), ("item_new", [9]), ("veto_edit", [9])):
        assert editor.get(reverse(f"readiness:{name}", args=[draft.pk, *rest])).status_code == 404
