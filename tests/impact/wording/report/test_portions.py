"""The four numbers of an incomplete share are told together, and what is whole is told simply."""

import pytest

from encadena.impact.wording.report.portions import SAID, four_numbers, said_of
from tests.impact.reports import a_hidden_portion, a_portion


def _told(yes: int, known: int, total: int, code: str = "chain_female") -> str:
    return " ".join(said_of(a_portion(code, yes, known, total))).replace("\u00a0", " ")


def test_an_incomplete_share_says_its_four_numbers() -> None:
    assert _told(960, 1574, 2000) == (
        "El 48,0 % de las empresas es de propiedad femenina (960 de 2.000), casi la mitad. "
        "Entre las que informan el género de sus dueños es el 61,0 % (960 de 1.574). "
        "De 426 (21,3 %) no se sabe: la parte verdadera está entre 48,0 % y 69,3 %."
    )


def test_a_complete_share_says_nothing_of_unknowns() -> None:
    assert _told(6, 20, 20) == ("El 30,0 % de las empresas es de propiedad femenina (6 de 20), casi un tercio.")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 0, 0), "No hubo empresas de las que decir la propiedad."),
        ((0, 1, 1), "La única empresa no es de propiedad femenina."),
        ((1, 1, 1), "La única empresa es de propiedad femenina."),
        ((0, 7, 7), "Ninguna de las 7 empresas es de propiedad femenina."),
        ((7, 7, 7), "Las 7 empresas son de propiedad femenina."),
    ],
)
def test_nothing_one_and_all_have_their_own_sentence(numbers: tuple[int, int, int], words: str) -> None:
    assert _told(*numbers) == words


def test_nobody_known_is_not_the_same_as_nobody() -> None:
    assert _told(0, 0, 9) == "De ninguna empresa se sabe si es de propiedad femenina."


def test_one_unknown_is_told_in_the_singular() -> None:
    assert "De una (10,0 %) no se sabe" in _told(3, 9, 10)


def test_of_microenterprises_the_known_come_first_and_unknown_sizes_are_perhaps_ones() -> None:
    told = _told(705, 1425, 1605, "chain_smallest_of_micro")
    assert "el 49,5 % está en el tramo menor" in told
    assert "(705 de 1.425)" in told
    assert "Otras 180, de tamaño desconocido, podrían serlo: la parte verdadera está entre 43,9 % y 55,1 %." in told


@pytest.mark.parametrize("code", SAID)
def test_a_hidden_share_says_why_and_gives_nothing_away(code: str) -> None:
    (told,) = said_of(a_hidden_portion(code))
    assert "publica" in told
    assert not any(letter.isdigit() for letter in told)


def test_a_line_of_four_numbers_for_a_table() -> None:
    line = four_numbers(a_portion("chain_female", 960, 1574, 2000)).replace("\u00a0", " ")
    assert line == "48,0 % de todas; 61,0 % de las que informan; 21,3 % sin dato; entre 48,0 % y 69,3 %"
    assert four_numbers(a_portion("chain_female", 1, 4, 4)).replace("\u00a0", " ") == "25,0 % (1 de 4)"
    assert four_numbers(a_hidden_portion("chain_female")) == "reservado"
    assert four_numbers(a_portion("chain_female", 0, 0, 0)) == "sin casos"
