from datetime import date

import pytest
from django.utils import translation

from encadena.engines.matching import Buyer, Catalogue, Certificate, Need, Offering, Seller, as_data, rank
from encadena.engines.matching.reasons import CODES
from encadena.engines.matching.reasons import WAYS as ENGINE_WAYS
from encadena.matchmaking.wording.match_reasons import SENTENCES, WAYS, reason_sentence, way_sentence

TODAY = date(2026, 11, 26)
pytestmark = pytest.mark.django_db


def reasons(language: str, **more: object) -> list[str]:
    """The sentences for a frozen raspberry that is asked for in English, kept as JSON and read again."""
    buyer = Buyer(1, "BR", "importer", frozenset({"en", "pt"}))
    wanted = Need(2, buyer, "frozen raspberries", "en", volume=100, unit="t", certificates=("FSSC 22000",), **more)  # type: ignore[arg-type]
    seller = Seller(
        3, languages=frozenset({"es", "pt"}), certificates=(Certificate("FSSC 22000", date(2027, 8, 1)),), size="micro"
    )
    offering = Offering(4, 3, "Frambuesas congeladas", "es", codes=("hs:0811",), volume=60_000, unit="kg")
    [match] = rank([wanted], Catalogue([offering], [seller]), today=TODAY)
    with translation.override(language):
        return [reason_sentence(one["code"], one["params"]) for one in map(as_data, match.reasons)]  # type: ignore[arg-type]


def test_every_code_and_way_of_the_engine_has_a_sentence() -> None:
    assert CODES.keys() == SENTENCES.keys()
    assert ENGINE_WAYS.keys() == WAYS.keys()


def test_reasons_read_in_the_language_of_the_reader() -> None:
    spanish, english, portuguese = (reasons(language) for language in ("es", "en", "pt"))

    assert "Vende lo que se busca: frambuesa." in spanish
    assert "Sells what is wanted: raspberry." in english
    assert "Vende o que se procura: framboesa." in portuguese
    assert "Tiene FSSC 22000, vigente hasta el 1 ago 2027." in spanish
    assert any("60" in line and "100" in line for line in english)
    assert "Speaks Portuguese." in english


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_no_way_is_empty_in_any_language(language: str) -> None:
    with translation.override(language):
        assert all(way_sentence(code).endswith(".") for code in WAYS)


def test_what_is_not_known_is_said_so() -> None:
    assert "No se sabe desde cuándo puede entregar; se pide el 1 mar 2027." in reasons("es", until=date(2027, 3, 1))
    assert "Tamaño de empresa: Micro, como se pide." in reasons("es", sizes=frozenset({"micro"}))
