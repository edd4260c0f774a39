import pytest
from django.utils import translation

from encadena.firms import errors
from encadena.firms.rules.sheets import codes
from encadena.firms.wording.imports import field_label, sentence, shown_value

CODES = [value for name, value in vars(codes).items() if name.isupper()]


@pytest.mark.parametrize("code", [c for c in CODES if c not in vars(errors).values()])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_code_has_a_sentence_in_both_languages(code: str, language: str) -> None:
    with translation.override(language):
        assert sentence(code, {"value": "x", "digit": "K"}, "x") not in {"", code}


def test_a_suggestion_goes_with_the_reason() -> None:
    assert "Talcahuano" in sentence("commune_unknown", {"near": ["Talcahuano"]}, "Talcahuno")
    assert "biobio" in sentence("region_unknown", {"near": ["biobio"]}, "biobo")


def test_fields_and_values_have_names() -> None:
    assert field_label("owner.2.gender") == "dueña o dueño 2: género"
    assert field_label("sales 2024") == "ventas 2024"
    assert field_label("person gender Ana Soto") == "género de Ana Soto"
    assert (shown_value("sales 2024", "1000"), shown_value("kind", "company"), shown_value("email", None)) == (
        "$1.000",
        "Sociedad",
        "no informado",
    )
