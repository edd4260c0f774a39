import pytest

from encadena.engines.matching.folding import fold
from encadena.engines.matching.lexicon.languages import (
    LANGUAGES,
    SHORTEST_STEM,
    Language,
    language_of,
    small_words,
    stem,
)
from encadena.engines.matching.lexicon.thesaurus import thesaurus


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("es", ("orgánico", "orgánica", "orgánicos", "orgánicas")),
        ("es", ("nuez", "nueces")),
        ("es", ("camión", "camiones")),
        ("es", ("flor", "flores")),
        ("en", ("cherry", "cherries")),
        ("en", ("box", "boxes")),
        ("pt", ("camarão", "camarões")),
        ("pt", ("móvel", "móveis")),
        ("pt", ("embalagem", "embalagens")),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language: Language, forms: tuple[str, ...]) -> None:
    assert len({stem(fold(form), language) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("puerta", "puerto"), ("molde", "moldura"), ("pino", "piña")])
def test_other_words_keep_theirs(one: str, other: str) -> None:
    assert stem(fold(one), "es") != stem(fold(other), "es")


def test_every_role_has_words_in_every_language() -> None:
    for language in LANGUAGES:
        for role in ("of", "for", "without", "and", "empty", "light", "telling"):
            assert small_words(language, role)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Buscamos proveedores de fruta fresca para el mercado de Asia"),
        ("es", "Servicio de mantención de camiones"),
        ("en", "We are looking for suppliers of fresh fruit for the Asian market"),
        ("en", "Engineering services with mining experience"),
        ("pt", "Procuramos fornecedores de frutas frescas para o mercado asiático"),
        ("pt", "Serviços de manutenção de caminhões"),
    ],
)
def test_a_text_gives_its_language_away(language: Language, text: str) -> None:
    assert language_of(text) == language


def test_what_is_stated_goes_before_what_it_looks_like_and_in_doubt_it_is_spanish() -> None:
    assert language_of("Looking for wine", "pt-BR") == "pt"
    assert language_of("Looking for wine", "zz") == "en"
    assert language_of("vino") == language_of("") == "es"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stem_is_the_beginning_of_its_word_or_its_singular_and_stays_so(language: Language) -> None:
    for word in sorted(thesaurus().words(language)):
        found = stem(word, language)
        assert len(found) >= min(len(word), SHORTEST_STEM - 1), word
        assert len(found) <= len(word) + 1, word
        assert stem(word, language) == found
