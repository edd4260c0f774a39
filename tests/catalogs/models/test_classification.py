"""Names by language."""

import pytest
from django.utils import translation

from encadena.catalogs.models import Activity, Product


def test_the_name_follows_the_language_of_the_page() -> None:
    honey = Product(code="0409", name_es="Miel natural", name_en="Honey; natural")
    with translation.override("en"):
        assert honey.name() == "Honey; natural"
    with translation.override("pt"):
        assert honey.name() == "Miel natural"
    assert honey.name("en-gb") == "Honey; natural"


def test_without_an_english_name_the_spanish_one_is_better_than_none() -> None:
    assert Activity(code="04001", name_es="Extracción de cobre").name("en") == "Extracción de cobre"


@pytest.mark.django_db
def test_a_code_and_its_name_are_its_words() -> None:
    assert str(Product.objects.get(pk="0409")) == "0409 Miel natural"
