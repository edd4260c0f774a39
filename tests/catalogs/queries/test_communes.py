"""A commune is found however it was typed, and a doubt stays a doubt."""

import pytest

from encadena.catalogs.queries.communes import find_commune, find_communes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ñuñoa", "13120"), ("nunoa", "13120"), ("CONCEPCION", "08101"), ("conseption", "08101"), ("temuko", "09101"),
        ("Comuna de Chillán", "16101"), ("Municipalidad de Talca", "07101"),
        ("8101", "08101"), ("13101", "13101"), ("viña", "05109"), ("Llay-Llay", "05703"), ("Trehuaco", "16207"),
        ("Balparaiso", "05101"), ("Talcahuno", "08110"), ("Punta Harenas", "12101"), ("san pedro", "13505"),
        ("Aisén", "11201"), ("Santa Maria", "05706"),
    ],
)  # fmt: skip
def test_accents_sound_aliases_and_codes_lead_to_the_commune(text: str, code: str) -> None:
    found = find_commune(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "  ", "san", "La", "zzz", "Buenos Aires", "99999", "x" * 5000])
def test_a_text_that_is_no_commune_or_several_is_none(text: str) -> None:
    assert find_commune(text) is None


def test_what_begins_like_the_text_is_offered() -> None:
    assert {match.name for match in find_communes("chill")} == {"Chillán", "Chillán Viejo"}


def test_a_match_carries_its_region() -> None:
    found = find_commune("Castro")
    assert found is not None
    assert (found.region_code, found.region_name, found.score) == ("10", "Los Lagos", 1.0)


def test_an_exact_name_comes_before_longer_ones() -> None:
    assert next(match.name for match in find_communes("San Pedro")) == "San Pedro"
