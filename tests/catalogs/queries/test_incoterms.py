import pytest

from encadena.catalogs.queries.incoterms import in_official_order, incoterm_choices, incoterm_codes, incoterms


def test_the_edition_of_2020_has_eleven_rules_and_four_are_for_water() -> None:
    assert len(incoterm_codes()) == 11
    assert [one.code for one in incoterms() if one.mode == "sea"] == ["FAS", "FOB", "CFR", "CIF"]
    assert "DAT" not in incoterm_codes()


@pytest.mark.parametrize(
    ("language", "name"),
    [("es-cl", "FOB, Franco a bordo"), ("en", "FOB, Free on Board"), ("pt-br", "FOB, Livre a bordo")],
)
def test_a_form_names_them_in_the_language_of_its_reader(language: str, name: str) -> None:
    assert ("FOB", name) in incoterm_choices(language)


def test_codes_keep_their_official_order_once_and_others_are_left_out() -> None:
    assert in_official_order(["CIF", "EXW", "CIF", "DAT"]) == ["EXW", "CIF"]
