import pytest
from django.utils import translation

from encadena.catalogs.models import Activity
from encadena.catalogs.queries.sections import section_names


@pytest.mark.parametrize(
    ("language", "name"),
    [("es", "Industrias manufactureras"), ("en-gb", "Manufacturing"), ("pt", "Industrias manufactureras")],
)
def test_a_section_is_named_in_the_readers_language_or_else_in_spanish(language: str, name: str) -> None:
    with translation.override(language):
        assert section_names()["C"] == name


@pytest.mark.django_db
def test_the_names_are_those_of_the_catalogue_and_all_have_an_english_one() -> None:
    for language in ("es", "en"):
        with translation.override(language):
            rows = Activity.objects.filter(level=1).order_by("code")
            assert dict(section_names()) == {row.code: row.name() for row in rows}
            assert list(section_names()) == sorted(section_names())
            assert len(section_names()) == 21


@pytest.mark.django_db
def test_a_name_without_an_english_one_says_that_it_is_spanish() -> None:
    both, only = Activity.objects.exclude(name_en="").first(), Activity.objects.filter(name_en="").first()
    assert both
    assert only
    with translation.override("en"):
        assert (both.name(), both.name_language()) == (both.name_en, "en")
        assert (only.name(), only.name_language()) == (only.name_es, "es")
    with translation.override("pt"):
        assert both.name_language() == "es"
