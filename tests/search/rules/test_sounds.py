import pytest

from encadena.search.rules.sounds import sound_of


@pytest.mark.parametrize(
    ("right", "heard"),
    [
        ("vaca", "baca"),
        ("cerveceria", "serbeseria"),
        ("zapateria", "sapateria"),
        ("huemul", "uemul"),
        ("llaima", "yaima"),
        ("queso", "keso"),
        ("gimenez", "jimenes"),
        ("compania", "conpania"),
        ("exportadora", "esportadora"),
        ("carro", "caro"),
    ],
)
def test_words_that_sound_alike_have_one_key(right: str, heard: str) -> None:
    assert sound_of(right) == sound_of(heard)


@pytest.mark.parametrize(("one", "other"), [("chile", "cile"), ("guerra", "jera"), ("casa", "cama"), ("pollo", "polo")])
def test_words_that_sound_different_do_not(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)
