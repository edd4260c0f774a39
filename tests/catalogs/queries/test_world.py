"""Countries, currencies and languages speak the reader's language."""

import pytest

from encadena.catalogs.queries.world import (
    countries,
    country_name,
    currencies,
    currency_name,
    language_name,
    languages,
)


@pytest.mark.parametrize(("language", "name"), [("es", "Alemania"), ("en", "Germany"), ("pt", "Alemanha")])
def test_a_country_is_named_in_each_language(language: str, name: str) -> None:
    assert country_name("DE", language) == name


def test_every_country_of_the_standard_is_there_once() -> None:
    codes = [country.code for country in countries("es")]
    assert len(codes) == len(set(codes)) == 249


def test_countries_are_in_alphabetical_order_without_minding_accents() -> None:
    names = [country.name for country in countries("es")]
    assert names.index("Emiratos Árabes Unidos") < names.index("España") < names.index("Estonia")
    assert names.index("Dinamarca") < names.index("Ecuador")


def test_the_currencies_of_the_trade_come_first() -> None:
    assert [currency.code for currency in currencies("es")][:3] == ["CLP", "CLF", "USD"]
    assert currency_name("EUR", "pt") == "Euro"


def test_languages_include_those_of_chile() -> None:
    assert language_name("arn", "es") == "mapudungun"
    assert {"es", "en", "pt", "rap"} <= {spoken.code for spoken in languages("en")}


def test_an_unknown_code_is_its_own_name_and_an_unknown_language_reads_spanish() -> None:
    assert (country_name("XX", "es"), currency_name("XXX1", "es"), language_name("qq", "es")) == ("XX", "XXX1", "qq")
    assert country_name("DE", "fr") == "Alemania"


def test_a_regional_language_reads_its_own() -> None:
    assert country_name("DE", "pt-br") == "Alemanha"
