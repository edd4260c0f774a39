"""What is kept of a text, and how much each word counts."""

import pytest

from encadena.catalogs.rules.words import sound, stem, stems, telling_words


def _weights(text: str) -> dict[str, float]:
    return {word.typed: word.weight for word in telling_words(text)}


def test_the_first_telling_word_is_the_thing() -> None:
    weights = _weights("servicio de mantención de calderas")
    assert max(weights, key=lambda word: weights[word]) == "mantencion"
    assert weights["servicio"] < weights["calderas"]


def test_what_follows_without_or_with_counts_little() -> None:
    weights = _weights("harina de avena sin gluten")
    assert weights["gluten"] < weights["avena"] < weights["harina"]


def test_how_a_food_was_prepared_counts_most() -> None:
    weights = _weights("murta en almíbar")
    assert weights["almibar"] > weights["murta"]


def test_an_ingredient_is_not_a_preparation() -> None:
    weights = _weights("miel con chocolate")
    assert weights["chocolate"] < weights["miel"]


@pytest.mark.parametrize(("one", "other"), [("muebles", "mueble"), ("tejidos", "tejidas"), ("arandanos", "arandano")])
def test_number_and_gender_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("oliba", "oliva"), ("aseite", "aceite"), ("yave", "llave"), ("keso", "queso"), ("uevo", "huevo")],
)
def test_words_that_sound_alike_are_heard_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_keyword_keeps_its_telling_stems_once() -> None:
    assert stems("Aceite de oliva, aceite") == (stem("aceite"), stem("oliva"))
