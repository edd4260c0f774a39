"""What rows, figures and scopes are called."""

import pytest
from django.utils import translation

from encadena.impact.rules.definitions import DEFINITIONS
from encadena.impact.rules.report import Row
from encadena.impact.wording.report.names import band_name, figure_name, kinds_counted, row_name


@pytest.mark.parametrize("code", DEFINITIONS)
def test_every_figure_has_a_name(code: str) -> None:
    assert figure_name(code) != code


@pytest.mark.parametrize(
    ("dimension", "key", "name", "words"),
    [
        ("region", "08", "Biobío", "Biobío"),
        ("region", "none", "", "Centros de todo el país, o sin región"),
        ("operator", "none", "", "Operador no conocido"),
        ("section", "none", "", "Sin rubro registrado"),
        ("kind", "suppliers", "", "Red de proveedores"),
        ("kind", "none", "", "Fuera de un proyecto"),
        ("ownership", "unknown", "", "Sin dato de género"),
        ("band", "2", "", "Micro 1 (hasta 200 UF)"),
    ],
)
def test_a_row_has_its_name_or_says_what_it_holds(dimension: str, key: str, name: str, words: str) -> None:
    assert row_name(dimension, Row(key, name, {})) == words


def test_the_largest_band_has_no_end_and_an_unknown_one_is_no_size() -> None:
    assert band_name("13") == "Grande 4 (más de 1.000.000 UF)"
    assert band_name("1") == band_name("nonsense") == "Sin información"


def test_one_and_many_of_a_kind() -> None:
    assert kinds_counted("suppliers", 1) == "1 red de proveedores"
    assert kinds_counted("local_chain", 2) == "2 cadenas productivas locales"
    assert kinds_counted("other", 1) == "1 de otro tipo"


def test_a_section_is_named_in_the_readers_language_whatever_was_kept() -> None:
    kept = Row(key="C", name="Industrias manufactureras", figures={})
    assert row_name("section", kept) == "Industrias manufactureras"
    with translation.override("en"):
        assert row_name("section", kept) == "Manufacturing"
