import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching.folding import fold
from encadena.engines.matching.lexicon.languages import LANGUAGES, Language
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


# Words of ours that name two things, or that are written like another: what they are read as is no less right.
SHARED = {
    ("es", "q_export"), ("es", "foodtruck"), ("es", "archive"), ("en", "tshirt"), ("en", "q_export"),
    ("en", "elevator"), ("en", "glasses"), ("pt", "dye"), ("pt", "elevator"), ("pt", "retail"),
}  # fmt: skip


def test_every_thing_of_the_tables_is_found_by_its_usual_name() -> None:
    missed = {
        (language, one.id)
        for language in LANGUAGES
        for one in thesaurus().concepts
        if one.number not in _found(one.names[language][0], language)
    }
    assert missed == SHARED


def _found(text: str, language: Language) -> set[int]:
    seen = read(text, language)
    return {one.concept for one in (*seen.things, *seen.qualities)}


@pytest.mark.parametrize(
    ("text", "language", "thing"),
    [
        ("Servicios portuarios", "es", "port"),
        ("Port services", "en", "port"),
        ("Serviços portuários", "pt", "port"),
        ("Buscamos servicios forestales", "es", "forestry"),
        ("Estudio de mercado", "es", "marketresearch"),
        ("Ropa de trabajo", "es", "workwear"),
        ("Legal services", "en", "legal"),
    ],
)
def test_a_word_that_says_little_alone_is_part_of_a_term(text: str, language: str, thing: str) -> None:
    assert thing in things(text, language)


@pytest.mark.parametrize("text", ["Mercado de Asia", "Puerto de Valparaíso, servicios", "Servicios, portuarios"])
def test_a_term_needs_all_of_its_words_in_one_place(text: str) -> None:
    assert {"marketresearch", "port"}.isdisjoint(things(text, "es"))


@given(st.text(max_size=300), st.sampled_from(["", *LANGUAGES]))
def test_any_text_is_read_with_weights_between_0_and_1(text: str, language: str) -> None:
    seen = read(text, language)

    assert all(0 <= one.weight <= 1 for one in (*seen.things, *seen.qualities))
    assert all(0 < weight <= 1 for _, weight in seen.words)
    assert {key for key, _ in seen.rest} <= {key for key, _ in seen.words}
    weights = [one.weight for one in seen.things]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("language", "text"), [("es", "PALTA ORGÁNICA"), ("en", "ORGANIC AVOCADO"), ("pt", "ABACATE ORGÂNICO")]
)
def test_capitals_and_accents_change_nothing(language: str, text: str) -> None:
    plain = fold(text)
    for shape in (text, text.lower(), text.title(), plain):
        assert (things(shape, language), qualities(shape, language)) == (["avocado"], {"q_organic"})
