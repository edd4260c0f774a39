import pytest

from encadena.matchmaking.rules.languages import language_named, parts, spoken


@pytest.mark.parametrize("text", ["español", "Spanish", "ESPANHOL", "es"])
def test_a_language_is_known_by_its_name_in_three_languages_or_its_code(text: str) -> None:
    assert language_named(text) == "es"


def test_what_is_no_language_is_passed_over_not_guessed() -> None:
    assert spoken("español, inglés y un poco de klingon") == {"es", "en"}
    assert spoken("") == frozenset()
    assert language_named("klingon") is None


def test_parts_are_separated_by_signs_or_a_word() -> None:
    assert parts("micro; pequeña y mediana") == ["micro", "pequeña", "mediana"]
