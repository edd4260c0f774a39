"""The questionnaires that come with the program: sound, complete in both languages, and short enough."""

import json
from importlib.resources import files
from itertools import product
from typing import Any

import pytest

from encadena.engines.readiness.content import questionnaire_of
from encadena.engines.readiness.questionnaire import Item, Questionnaire
from encadena.engines.readiness.validation import problems_of
from encadena.readiness.actions.questionnaire import SHIPPED
from encadena.readiness.choices import FirmForm
from encadena.readiness.models import QuestionnaireVersion
from encadena.readiness.planning.questionnaire import asked_of

# Slow silent reading of plain text, and a tap for each answer.
WORDS_A_MINUTE, SECONDS_A_TAP, TEN_MINUTES = 180, 4, 600
WAYS = [[sold, *extra] for sold, extra in product(["goods", "food", "services"], [[], ["micro"], ["cooperative"]])] + [
    ["goods", "food", "services"]
]


def table(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files("encadena.readiness.tables").joinpath(f"{name}.json").read_text("utf-8"))
    return read


def of(name: str) -> Questionnaire:
    return questionnaire_of(table(name)["content"])


def items_of(name: str, kinds: list[str]) -> list[Item]:
    return [item for _dimension, items in asked_of(of(name), frozenset(kinds)) for item in items]


@pytest.mark.parametrize("name", SHIPPED)
def test_it_may_be_published_as_it_is(name: str) -> None:
    assert problems_of(of(name)) == []


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kinds", WAYS, ids="-".join)
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_firm_answers_it_in_under_ten_minutes(name: str, kinds: list[str], language: str) -> None:
    items = items_of(name, kinds)
    texts = [text for i in items for text in (i.text, i.help, *(level.text for level in i.scale.levels))]
    words = sum(len(text.get(language, "").split()) for text in texts)
    assert 60 * words / WORDS_A_MINUTE + SECONDS_A_TAP * len(items) < TEN_MINUTES


@pytest.mark.parametrize("name", SHIPPED)
def test_micro_firms_are_asked_less_and_every_way_keeps_every_dimension(name: str) -> None:
    for sold in ("goods", "food", "services"):
        assert len(items_of(name, [sold, FirmForm.MICRO])) < len(items_of(name, [sold]))
        found = [dimension.code for dimension, _items in asked_of(of(name), frozenset({sold, "micro"}))]
        assert found == [dimension.code for dimension in of(name).dimensions]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_level_is_described_and_none_by_much_or_little_alone(name: str) -> None:
    vague = {"mucho", "poco", "bastante", "nada", "regular"}
    for item in of(name).items.values():
        described = [level.text["es"].rstrip(".").lower() for level in item.scale.levels]
        assert len(set(described)) == len(described) >= 3
        assert len([text for text in described if text in vague]) < 2, item.code


@pytest.mark.parametrize(
    ("name", "kinds", "item"),
    [
        ("export", "food", "pro_sanitary"),
        ("export", "services", "log_delivery"),
        ("export", "services", "pro_contract"),
        ("export", "services", "pro_rights"),
        ("export", "cooperative", "com_mandate"),
        ("supplier", "food", "pap_sanitary"),
        ("supplier", "cooperative", "pap_members"),
    ],
)
def test_a_branch_asks_what_only_that_kind_of_firm_needs(name: str, kinds: str, item: str) -> None:
    assert item in {i.code for i in items_of(name, ["goods", kinds])}
    assert item not in {i.code for i in items_of(name, ["goods"])}


def test_what_vetoes_an_exporter() -> None:
    items = {veto.code: veto.item for veto in of("export").vetoes}
    assert items == {
        "not_formal": "org_formal",
        "no_certificate": "pro_certificate",
        "no_sanitary": "pro_sanitary",
        "no_mandate": "com_mandate",
    }


@pytest.mark.django_db
def test_a_new_database_has_them_published() -> None:
    found = QuestionnaireVersion.objects.filter(state="published").values_list("questionnaire__code", "content")
    assert dict(found) == {name: table(name)["content"] for name in SHIPPED}
