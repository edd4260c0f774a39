import json
from typing import Any

import pytest
from hypothesis import given
from tests.engines.readiness.makers import a_questionnaire, a_veto, an_item, branching

from encadena.engines.readiness.content import Unreadable, content_of, questionnaire_of
from encadena.engines.readiness.questionnaire import Questionnaire


@given(branching())
def test_a_questionnaire_survives_being_written_and_read(questionnaire: Questionnaire) -> None:
    assert questionnaire_of(json.loads(json.dumps(content_of(questionnaire)))) == questionnaire


def test_vetoes_and_optional_texts_survive_too() -> None:
    item = an_item("a", help={"es": "ayuda", "en": "help"}, evidence={"es": "papel"}, may_not_apply=False)
    questionnaire = a_questionnaire(item, vetoes=(a_veto("a"),))
    assert questionnaire_of(content_of(questionnaire)) == questionnaire


def test_blank_words_count_as_missing() -> None:
    read = questionnaire_of({"dimensions": [{"code": "d", "threshold": 50, "name": {"es": "  ", "en": " x "}}]})
    assert read.dimensions[0].name == {"en": "x"}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ({"dimensions": {}}, "dimensions"),
        ({"dimensions": ["x"]}, "dimensions/0"),
        ({"dimensions": [{"code": 1}]}, "dimensions/0/code"),
        ({"dimensions": [{"code": "d"}]}, "dimensions/0/threshold"),
        ({"dimensions": [{"code": "d", "threshold": True}]}, "dimensions/0/threshold"),
        ({"dimensions": [{"code": "d", "name": "x", "threshold": 1}]}, "dimensions/0/name"),
        ({"dimensions": [], "vetoes": [{"code": "v", "item": "a", "at_most": "0"}]}, "vetoes/0/at_most"),
    ],
)
def test_what_cannot_be_read_says_where(content: dict[str, Any], where: str) -> None:
    with pytest.raises(Unreadable) as caught:
        questionnaire_of(content)
    assert caught.value.where == where


def test_a_level_with_a_word_for_a_value_says_where() -> None:
    item = {"code": "a", "levels": [{"value": "1", "text": {}}]}
    with pytest.raises(Unreadable) as caught:
        questionnaire_of({"dimensions": [{"code": "d", "threshold": 50, "items": [item]}]})
    assert caught.value.where == "dimensions/0/items/0/levels/0/value"
