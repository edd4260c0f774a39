import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.firms.rules.sheets.texts import decode, delimiter_of

SPANISH = "RUT;Razón social;Comuna\r\n1-9;Panadería Ñuñoa Áéíóú;Concepción\r\n2-7;Señora Müller;Vicuña\r\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "latin-1", "cp1252", "mac_roman", "cp850", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_spanish_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding))[0] == SPANISH


@given(st.text(st.sampled_from("abcñáéíóúÑ ;,.\n0123456789"), min_size=1))
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    assert decode(text.encode("utf-8"))[0] == text


def test_nul_bytes_go_and_bytes_that_nothing_explains_are_marked() -> None:
    assert decode(b"RUT;Nom\x00bre\n1;a")[0] == "RUT;Nombre\n1;a"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_evenly(delimiter: str) -> None:
    rows = [["RUT", "Nombre", "Ventas"], ["1-9", '"Soto, Díaz; y Cía"', '"1.234,5"'], ["2-7", "Otra", '"3,4"']]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert delimiter_of(text) == delimiter


def test_a_stated_delimiter_is_believed() -> None:
    assert delimiter_of("sep=|\na|b\n") == "|"
