"""How often the right code is among the first three, on offerings written as small firms write them."""

from collections.abc import Callable, Mapping

import pytest

from encadena.catalogs.queries.suggestions import suggest, suggest_activities, suggest_products, suggest_services
from encadena.catalogs.rules.matching import Suggestion

from .offerings import ACTIVITIES, GOODS, SERVICES

Suggest = Callable[[str, int], list[Suggestion]]


@pytest.mark.parametrize(
    ("suggester", "offerings", "first", "among_three"),
    [
        (suggest_products, GOODS, 0.85, 0.93),
        (suggest_services, SERVICES, 0.85, 0.93),
        (suggest_activities, ACTIVITIES, 0.9, 0.95),
    ],
    ids=["goods", "services", "activities"],
)
def test_the_right_code_comes_first_or_nearly(
    suggester: Suggest, offerings: Mapping[str, str], first: float, among_three: float
) -> None:
    found = {text: [one.code for one in suggester(text, 3)] for text in offerings}
    wrong = [(text, codes) for text, codes in found.items() if not set(codes) & set(offerings[text].split())]
    tops = [text for text, codes in found.items() if codes and codes[0] in offerings[text].split()]
    assert len(wrong) <= (1 - among_three) * len(offerings), wrong
    assert len(tops) >= first * len(offerings)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("miel de ulmo orgánica", "0409"),
        ("MERMELDA de mora", "2007"),
        ("aseite de oliba", "1509"),
        ("duraznos en almíbar", "2008"),
        ("ciruelas deshidratadas", "0813"),
        ("honey", "0409"),
    ],
)
def test_accents_slips_and_sound_do_not_matter(text: str, code: str) -> None:
    assert suggest_products(text, 1)[0].code == code


def test_a_suggestion_says_which_words_led_to_it() -> None:
    best = suggest_products("chaquetas de lana tejidas a mano", 1)[0]
    assert best.code == "6110"
    assert set(best.words) >= {"chaquetas", "lana", "tejidas"}


@pytest.mark.parametrize("text", ["", "   ", "de la con", "servicio artesanal", "xyzzyq", "12345", "<script>", "🍯"])
def test_a_text_that_says_nothing_gets_no_suggestion(text: str) -> None:
    assert [suggest(kind, text) for kind in ("goods", "services", "activities")] == [[], [], []]


def test_only_headings_and_subclasses_are_suggested() -> None:
    assert {len(one.code) for one in suggest_products("madera", 30)} == {4}
    assert {len(one.code) for one in suggest_activities("venta de alimentos", 30)} == {5}


def test_a_very_long_text_is_cut_and_still_answered() -> None:
    assert suggest_products("miel de abejas " * 5000, 1)[0].code == "0409"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        suggest("boats", "miel")
