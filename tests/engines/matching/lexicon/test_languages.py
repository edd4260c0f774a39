import pytest

from encadena.engines.matching.folding import fold
from encadena.engines.matching.lexicon.languages import LANGUAGES, Language, small_words, stem


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
