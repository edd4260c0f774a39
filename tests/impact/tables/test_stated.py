import pytest

from encadena.impact.planning.stated import READINGS
from encadena.impact.rules.definitions import DEFINITIONS
from encadena.impact.tables.stated import statements, words_of


def test_what_is_computed_beside_a_statement_exists() -> None:
    assert {one.figure for one in statements()} - {""} <= set(DEFINITIONS)
    assert {one.reading for one in statements() if one.figure} <= set(READINGS)


def test_every_statement_has_its_words_in_both_languages() -> None:
    for one in statements():
        spanish, english = words_of(one.key), words_of(one.key, "en")
        assert all([spanish.subject, spanish.source, spanish.basis, english.subject, english.source, english.basis])
        assert bool(spanish.ambiguity) == bool(english.ambiguity), one.key
    assert words_of("chain-projects", "pt") == words_of("chain-projects")
    with pytest.raises(KeyError):
        words_of("nothing")


def test_each_is_stated_once() -> None:
    keys = [one.key for one in statements()]
    assert len(keys) == len(set(keys)) == 29
