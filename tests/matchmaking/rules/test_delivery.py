import pytest

from encadena.catalogs.queries.incoterms import incoterm_codes
from encadena.matchmaking.rules.delivery import joined, parted


@pytest.mark.parametrize(
    ("text", "codes", "rest"),
    [
        ("FOB Valparaíso", ["FOB"], "Valparaíso"),
        ("FOB o CIF Valparaíso", ["FOB", "CIF"], "Valparaíso"),
        ("CIF, Callao (Incoterms 2020)", ["CIF"], "Callao (Incoterms 2020)"),
        ("Incoterms: FOB", ["FOB"], "Incoterms: FOB"),
        ("Puesto en Valparaíso, FOB", ["FOB"], "Puesto en Valparaíso, FOB"),
        ("FOB", ["FOB"], ""),
        ("FOB / FOB", ["FOB"], ""),
        ("DDU Santiago", [], "DDU Santiago"),
        ("en obra", [], "en obra"),
        ("fob", [], "fob"),
        ("", [], ""),
    ],
)
def test_codes_are_told_from_places(text: str, codes: list[str], rest: str) -> None:
    assert parted(text, incoterm_codes()) == (codes, rest)


def test_what_was_parted_reads_the_same_when_it_is_joined() -> None:
    assert joined(*parted("FOB Valparaíso", incoterm_codes())) == "FOB Valparaíso"
    assert joined(*parted("FOB o CIF Valparaíso", incoterm_codes())) == "FOB / CIF Valparaíso"
