"""Groups of the results of a round in the reader's language."""

import pytest
from django.utils import translation

from encadena.matchmaking.wording.results import row_name

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"),
    [("es", "Rubro de la empresa: Explotación de minas y canteras"), ("en", ": Mining and quarrying")],
)
def test_a_section_of_the_official_table_is_named_in_the_readers_language(language: str, words: str) -> None:
    with translation.override(language):
        assert row_name("section", "B").endswith(words)


def test_a_firm_without_a_section_is_not_reported() -> None:
    assert row_name("section", "") == "Rubro de la empresa: no informado"
