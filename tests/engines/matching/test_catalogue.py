import pytest

from encadena.engines.matching import Catalogue, Seller
from encadena.engines.matching.catalogue import THINGS, kind_of
from encadena.engines.matching.lexicon.reading import read

from .makers import catalogue, need, offering, ranked


def test_an_offering_of_nobody_is_refused() -> None:
    with pytest.raises(KeyError):
        Catalogue([offering("o", seller="stranger")], [Seller("known")])


def test_more_things_than_there_is_room_for_are_cut_and_the_first_are_found() -> None:
    long = "palta, arándano, frambuesa, mora, uva, nuez, miel, queso, vino, cerveza"
    of = catalogue(offering("o", long))

    assert of.things.shape == (THINGS, 1)
    assert ranked(need("palta"), of)


def test_words_are_found_by_row() -> None:
    of = catalogue(offering("a", "palta edranol"), offering("b", "palta"), offering("c", "edranol"))

    assert [of.has_word(row, "edran") or of.has_word(row, "edranol") for row in range(3)] == [True, False, True]
    assert not of.has_word(0, "nothing")


@pytest.mark.parametrize(
    ("text", "kind"), [("palta", "goods"), ("flete", "services"), ("palta y flete", ""), ("zzz", "")]
)
def test_the_things_say_whether_it_is_a_good_or_a_service(text: str, kind: str) -> None:
    assert kind_of(read(text, "es").things) == kind


def test_a_stated_kind_goes_before_what_the_text_says() -> None:
    of = catalogue(offering("said", "diseño", kind="goods"), offering("read", "diseño"))
    found = ranked(need("diseño", kind="services"), of)

    assert [match.offering for match in found] == ["read", "said"]


def test_a_code_finds_what_a_text_does_not_say() -> None:
    of = catalogue(offering("a", "producto estrella", codes=("hs:0804",)), offering("b", "producto estrella"))

    assert [match.offering for match in ranked(need("palta"), of)] == ["a"]
