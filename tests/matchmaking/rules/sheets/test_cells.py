from datetime import date, datetime
from decimal import Decimal

import pytest

from encadena.matchmaking.choices import BuyerKind, MeetingMode
from encadena.matchmaking.errors import UnreadableError
from encadena.matchmaking.rules.sheets import cells


@pytest.mark.parametrize(
    ("text", "code"), [("Perú", "PE"), ("peru", "PE"), ("Brazil", "BR"), ("Alemanha", "DE"), ("us", "US"), ("", "")]
)
def test_a_country_is_read_by_its_name_in_three_languages_or_its_letters(text: str, code: str) -> None:
    assert cells.country_of(text) == code


def test_languages_are_separated_by_commas_or_a_word() -> None:
    assert cells.languages_of("Español, inglés y português") == ["es", "en", "pt"]
    assert cells.languages_of("") == []


@pytest.mark.parametrize(
    ("text", "zone"), [("America/Lima", "America/Lima"), ("lima", "America/Lima"), ("são paulo", "America/Sao_Paulo")]
)
def test_a_time_zone_is_read_by_its_city(text: str, zone: str) -> None:
    assert cells.zone_of(text) == zone


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (cells.zone_of, "GMT-5", "zone_unclear"),
        (cells.country_of, "Atlántida", "country_unclear"),
        (cells.languages_of, "klingon", "language_unclear"),
        (cells.mail_of, "ana arroba", "mail_unclear"),
        (cells.kind_of, "amigo", "kind_unclear"),
        (cells.mode_of, "a ratos", "mode_unclear"),
        (cells.goods_of, "", "goods_unclear"),
        (cells.sizes_of, "enorme", "size_unclear"),
        (cells.volume_of, "mucho", "number_unclear"),
        (cells.day_of, "pronto", "day_unclear"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_text(read: object, text: str, code: str) -> None:
    with pytest.raises(UnreadableError, match=code) as raised:
        read(text)  # type: ignore[operator]

    assert raised.value.params["value"] == text


def test_the_other_cells_are_read_in_the_words_of_the_field() -> None:
    assert cells.kind_of("Empresa") == cells.FIRM
    assert cells.kind_of("Gran comprador") == BuyerKind.LARGE_BUYER
    assert cells.mode_of("en línea") == MeetingMode.VIRTUAL
    assert cells.goods_of("Servicio") == "services"
    assert cells.sizes_of("micro; pequeña") == ["micro", "small"]
    assert cells.volume_of("1.500,5") == Decimal("1500.5")
    assert cells.day_of("31-12-2026") == date(2026, 12, 31)


def test_a_day_of_a_workbook_stays_a_day() -> None:
    assert cells.shown(datetime(2026, 12, 31, 0, 0)) == "2026-12-31"  # noqa: DTZ001  as the reader gives it
    assert cells.shown(12.0) == "12"
