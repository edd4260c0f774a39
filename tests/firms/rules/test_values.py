import re
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from hypothesis import given
from hypothesis import strategies as st

from encadena.firms.rules.values import (
    amount_of,
    choice_of,
    date_of,
    email_of,
    name_of,
    number_of,
    past_date_of,
    phone_of,
    rut_of,
    share_of,
    text_of,
    website_of,
    year_of,
)
from encadena.firms.rules.words import FIRM_KINDS, GENDERS
from encadena.kernel import rut
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

TODAY = date(2026, 3, 12)


def refused(code: str, rule: object, *values: object) -> DomainError:
    with pytest.raises(DomainError) as caught:
        rule(*values)  # type: ignore[operator]
    assert caught.value.code == code
    return caught.value


@pytest.mark.parametrize("typed", ["12.345.678-5", "12345678-5", "123456785", " 12.345.678 - 5 "])
def test_a_rut_may_be_typed_in_any_usual_way(typed: str) -> None:
    assert rut_of(typed) == "123456785"


def test_an_empty_rut_is_no_rut_and_a_wrong_one_is_refused_with_what_was_typed() -> None:
    assert rut_of("") is rut_of(None) is rut_of("  ") is None
    assert refused("rut_invalid", rut_of, "12.345.678-6").params["value"] == "12.345.678-6"
    refused("rut_invalid", rut_of, "hola")


@given(st.integers(1_000_000, 99_999_999))
def test_every_rut_with_its_check_digit_is_taken_as_shown(number: int) -> None:
    compact = f"{number}{rut.check_digit(number)}"
    assert rut_of(rut.shown(compact)) == compact


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("+56 9 1234 5678", "+56912345678"),
        ("9-12345678", "+56912345678"),
        ("(41) 222 3344", "+56412223344"),
        ("56912345678", "+56912345678"),
        ("+1 (305) 555-0100", "+13055550100"),
        ("2223344 0", "22233440"),
        ("", ""),
    ],
)
def test_phones_are_kept_as_digits(typed: str, stored: str) -> None:
    assert phone_of(typed) == stored


@pytest.mark.parametrize("typed", ["123", "llamar tarde", "9123456789012345"])
def test_what_is_no_phone_is_refused(typed: str) -> None:
    refused("phone_invalid", phone_of, typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234.567", "1234567"),
        ("$ 1.234.567,5", "1234567.5"),
        ("1234.5", "1234.5"),
        ("1,234,567.5", "1234567.5"),
        ("0,5", "0.5"),
        ("1.500", "1500"),
        ("-3", "-3"),
        (12.5, "12.5"),
    ],
)
def test_numbers_are_read_as_people_and_machines_write_them(typed: object, number: str) -> None:
    assert number_of(typed) == Decimal(number)


def test_amounts_are_zero_or_more_and_empty_is_unknown() -> None:
    assert amount_of("") is None
    assert amount_of("0") == 0
    refused("amount_negative", amount_of, "-1")
    refused("amount_too_large", amount_of, "1" + "0" * 20)
    refused("number_invalid", amount_of, "mucho")
    refused("number_invalid", amount_of, "NaN")


def test_a_share_of_a_half_percent_is_not_fifty() -> None:
    assert share_of("0,5") == Decimal("0.5")
    assert share_of("33,333 %") == Decimal("33.333")
    assert share_of("") is None
    refused("share_out_of_range", share_of, "100,1")


@pytest.mark.parametrize(
    "typed",
    ["31-12-2025", "31/12/2025", "2025-12-31", "31.12.2025", datetime(2025, 12, 31, 10), date(2025, 12, 31)],  # noqa: DTZ001
)
def test_dates_are_read_day_first(typed: object) -> None:
    assert date_of(typed) == date(2025, 12, 31)


def test_a_date_must_exist_and_have_come() -> None:
    refused("date_invalid", date_of, "31-02-2025")
    refused("date_invalid", date_of, "ayer")
    refused("date_in_future", past_date_of, "13-03-2026", TODAY)
    refused("date_too_old", past_date_of, "01-01-1700", TODAY)
    assert past_date_of("12-03-2026", TODAY) == TODAY
    assert past_date_of("", TODAY) is None


def test_words_for_choices_do_not_mind_accents_nor_case() -> None:
    assert choice_of("FEMENINO", GENDERS) == "female"
    assert choice_of("Sin información", GENDERS) == "not_reported"
    assert choice_of("Emprendimiento sin formalizar", FIRM_KINDS) == "entrepreneur"
    assert choice_of("", GENDERS) is None
    assert "female" in str(refused("unknown_choice", choice_of, "quizás", GENDERS).params["allowed"])


def test_texts_lose_control_characters_and_doubled_spaces_and_are_bounded() -> None:
    assert text_of("  Pan\x00 y\n\tvino ") == "Pan y vino"
    refused("text_too_long", text_of, "x" * 201)
    refused("name_missing", name_of, " .- ")


def test_mail_and_web_addresses() -> None:
    assert email_of(" Ventas@Ejemplo.CL ") == "ventas@ejemplo.cl"
    refused("email_invalid", email_of, "ventas@")
    assert website_of("www.ejemplo.cl") == "https://www.ejemplo.cl"
    refused("website_invalid", website_of, "javascript:alert(1)")
    refused("website_invalid", website_of, "no es")


@given(st.from_regex(r"[A-Za-z0-9.+'-]{1,8}@[a-z0-9.-]{1,9}\.[a-z0-9-]{1,5}", fullmatch=True) | st.emails())
def test_the_usual_addresses_that_pass_quickly_would_pass_anyway(text: str) -> None:
    try:
        EmailValidator()(text.lower())
    except ValidationError:
        refused("email_invalid", email_of, text)
    else:
        assert email_of(text) == text.lower()


@given(st.text(st.sampled_from("aÑ 9.\t\n\x00\xa0\u2003\u3000\xad"), max_size=12))
def test_a_text_is_its_words_with_one_space_between(text: str) -> None:
    assert text_of(text, 12) == " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())


@given(st.text(st.sampled_from("aÑßｱ １-.½ "), max_size=4))
def test_a_name_is_whatever_leaves_something_when_folded(text: str) -> None:
    if fold(text):
        assert name_of(text) == text_of(text)
    else:
        refused("name_missing", name_of, text)


def test_years_have_four_figures() -> None:
    assert year_of("2024") == year_of(2024) == 2024
    refused("year_invalid", year_of, "24")


@given(st.text(max_size=60))
def test_no_text_breaks_a_rule_otherwise_than_by_its_error(text: str) -> None:
    for rule in (rut_of, phone_of, number_of, amount_of, share_of, date_of, email_of, website_of, year_of, name_of):
        with suppress(DomainError):
            rule(text)
