import pytest

from encadena.engines.matching.lexicon.reading import read
from encadena.engines.matching.lexicon.thesaurus import thesaurus


def things(text: str, language: str = "") -> list[str]:
    return [thesaurus().concepts[one.concept].id for one in read(text, language).things if one.weight == 1.0]


def qualities(text: str, language: str = "") -> set[str]:
    return {thesaurus().concepts[one.concept].id for one in read(text, language).qualities}


@pytest.mark.parametrize(
    ("text", "language", "thing"),
    [
        ("Envases para palta", "es", "packaging"),
        ("Avocado packaging for export", "en", "packaging"),
        ("Embalagem para abacate", "pt", "packaging"),
        ("Aceite de palta", "es", "avocadooil"),
        ("Transporte de pasajeros", "es", "passenger"),
        ("Transporte de carga", "es", "cargo"),
        ("Servicio de transporte de carga", "es", "cargo"),
        ("We are looking for suppliers of frozen raspberries", "en", "raspberry"),
        ("Mantención de equipos mineros", "es", "miningmaintenance"),
        ("Craft beer", "en", "craftbeer"),
        ("Cerveja artesanal", "pt", "craftbeer"),
        ("Maquinaria calibradora de fruta", "es", "foodmachinery"),
        ("Software a medida", "es", "software"),
    ],
)
def test_the_thing_is_told_from_what_qualifies_it(text: str, language: str, thing: str) -> None:
    assert things(text, language)[0] == thing


def test_a_list_gives_several_things() -> None:
    assert set(things("Arándanos, frambuesas y moras congeladas", "es")) == {"blueberry", "raspberry", "blackberry"}


@pytest.mark.parametrize("wrong", ["arandnos", "arandanso", "harándanos", "arrándanos"])
def test_a_slip_of_the_pen_is_read_as_meant(wrong: str) -> None:
    assert things(wrong, "es") == ["blueberry"]


def test_what_sounds_alike_is_read_as_meant() -> None:
    assert things("serbesa artesanal", "es") == ["craftbeer"]


def test_the_same_letters_mean_another_thing_in_another_language() -> None:
    assert things("polvo", "pt") == ["octopus"]
    assert "octopus" not in things("polvo", "es")


def test_a_word_borrowed_from_another_language_is_known() -> None:
    assert things("Packaging", "es") == ["packaging"]


def test_what_is_lacking_is_no_quality_and_no_thing() -> None:
    assert "sugar" not in things("Mermelada sin azúcar", "es")
    assert qualities("Galletas sin gluten", "es") == {"q_glutenfree"}


def test_a_thing_may_carry_its_quality() -> None:
    assert things("Fruta deshidratada", "es") == ["driedfruit"]
    assert "q_dried" in qualities("Fruta deshidratada", "es")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Buscamos proveedores de vino", "es"),
        ("We look for the best wine", "en"),
        ("Procuramos vinhos de exportação", "pt"),
    ],
)
def test_the_language_is_found_when_nobody_says_it(text: str, language: str) -> None:
    assert read(text).language == language


def test_an_empty_or_endless_text_is_no_error() -> None:
    assert read("").things == ()
    assert read("palta " * 5000).things
