"""Countries, currencies and languages: codes from pycountry, names from Babel in Spanish, English and Portuguese."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pycountry
from babel import Locale

from encadena.kernel.text import fold

# What a buyer's network deals in; every other currency follows in alphabetical order.
FIRST_CURRENCIES = ("CLP", "CLF", "USD", "EUR", "BRL")
# Languages that a firm may say it attends in.
_LANGUAGES = ["es", "en", "pt", "de", "fr", "it", "zh", "ja", "ko", "ar", "ru", "nl", "arn", "qu", "ay", "rap"]
# Babel has no Spanish name for these languages of Chile.
_NATIVE = {
    "es": {"arn": "mapudungun", "rap": "rapanui"},
    "en": {"arn": "Mapudungun", "rap": "Rapanui"},
    "pt": {"arn": "mapudungun", "rap": "rapanui"},
}


@dataclass(frozen=True)
class Named:
    """A code with its name in one language."""

    code: str
    name: str


@cache
def countries(language: str) -> tuple[Named, ...]:
    """Every country of ISO 3166-1 by its two letters, in the alphabetical order of ``language`` (es, en, pt)."""
    names = _locale(language).territories
    known = (country.alpha_2 for country in pycountry.countries)
    return _sorted(Named(code, names[code]) for code in known if code in names)


def country_name(code: str, language: str) -> str:
    """The name of a country; an unknown code is its own name."""
    return next((country.name for country in countries(language) if country.code == code), code)


@cache
def currencies(language: str) -> tuple[Named, ...]:
    """Every currency of ISO 4217: pesos, UF, dollars, euros and reais first, then by name."""
    names = _locale(language).currencies
    known = {currency.alpha_3 for currency in pycountry.currencies} & set(names)
    first = [Named(code, _capital(names[code])) for code in FIRST_CURRENCIES if code in known]
    rest = _sorted(Named(code, _capital(names[code])) for code in known.difference(FIRST_CURRENCIES))
    return (*first, *rest)


def currency_name(code: str, language: str) -> str:
    return next((currency.name for currency in currencies(language) if currency.code == code), code)


@cache
def languages(language: str) -> tuple[Named, ...]:
    """The languages that firms and buyers of the network speak, in the usual order of their number of speakers here."""
    names = _locale(language).languages
    native = _NATIVE.get(language[:2], _NATIVE["es"])
    return tuple(Named(code, native.get(code) or names.get(code) or code) for code in _LANGUAGES)


def language_name(code: str, language: str) -> str:
    return next((spoken.name for spoken in languages(language) if spoken.code == code), code)


def _locale(language: str) -> Locale:
    return Locale(language[:2] if language[:2] in _NATIVE else "es")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _sorted(named: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(named, key=lambda one: fold(one.name)))
