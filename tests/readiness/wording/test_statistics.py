import pytest

from encadena.readiness.wording.statistics import group_words, outcome_words, share_words

ESTIMATE = {"value": 0.8123, "low": 0.78, "high": 0.84, "n": 1500, "items": 4}


def test_an_estimate_comes_with_its_interval_and_n() -> None:
    assert outcome_words(ESTIMATE) == "0,81 (0,78 a 0,84; n = 1.500)"
    assert share_words({**ESTIMATE, "value": 0.125}).startswith("12,5")


@pytest.mark.parametrize("reason", ["too_few", "too_few_items", "no_variation", "not_estimable"])
def test_a_refusal_says_how_many_there_are(reason: str) -> None:
    text = outcome_words({"refused": reason, "n": 12, "needed": 100})
    assert "12" in text
    assert "sin dato" in text
    assert share_words({"refused": reason, "n": 12, "needed": 100}) == text


@pytest.mark.django_db
def test_groups_are_called_by_their_names() -> None:
    assert group_words({"by": "kind", "group": "food"}) == "Tipo: Alimentos o bebidas"
    assert group_words({"by": "size", "group": "micro"}) == "Tamaño: Micro"
    assert "Biob" in group_words({"by": "region", "group": "08"})
