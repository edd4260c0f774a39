from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.firms.rules.sheets import cells
from encadena.kernel import rut as ruts
from encadena.kernel.errors import DomainError

TODAY = date(2026, 3, 12)
NUMBERS = st.integers(1_000_000, 99_999_999)
DAYS = st.dates(date(1950, 1, 1), TODAY)


def code_of(parse: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(DomainError) as raised:
        parse(*args, **kwargs)  # type: ignore[operator]
    return raised.value.code


@given(
    NUMBERS,
    st.sampled_from(
        [
            "{dots}-{digit}",
            "{n}-{digit}",
            "{n}{digit}",
            " {dots} - {digit} ",
            "0{n}-{digit}",
            "{commas}-{digit}",
            "{n}–{digit}",
            "RUT {dots}-{digit}",
        ]
    ),
)
def test_a_rut_is_read_from_every_usual_way_of_writing_it(number: int, form: str) -> None:
    digit, commas = ruts.check_digit(number), f"{number:,}"
    text = form.format(n=number, dots=commas.replace(",", "."), commas=commas, digit=digit.lower())
    assert cells.rut_cell(text) == f"{number}{digit}"


@given(NUMBERS)
def test_a_rut_may_have_its_digit_in_a_column_of_its_own(number: int) -> None:
    assert cells.rut_cell(float(number), ruts.check_digit(number)) == f"{number}{ruts.check_digit(number)}"


@given(NUMBERS)
def test_a_number_alone_lacks_its_digit_where_the_column_says_so_and_the_right_one_is_told(number: int) -> None:
    with pytest.raises(DomainError) as raised:
        cells.rut_cell(float(number), bare_lacks_digit=True)
    assert (raised.value.code, raised.value.params["digit"]) == ("rut_without_digit", ruts.check_digit(number))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7.6E+07", "rut_rounded"),
        ("76.111.111-0", "rut_wrong_digit"),
        ("76.111.111-", "rut_without_digit"),
        ("76222222", "rut_without_digit"),
        ("hola", "rut_invalid"),
        ("1-9", "rut_invalid"),
        (76111111.5, "rut_invalid"),
        ("#¡REF!", "cell_error"),
        ("²²²²²²²²-1", "rut_invalid"),
    ],
)
def test_a_bad_rut_is_refused_for_its_reason(text: object, code: str) -> None:
    assert code_of(cells.rut_cell, text) == code


@given(
    DAYS,
    st.sampled_from(
        ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y-%m-%dT00:00:00", "%d-%m-%Y 00:00"]
    ),
)
def test_a_date_is_read_from_every_usual_order(day: date, form: str) -> None:
    assert cells.date_cell(day.strftime(form), TODAY) == day


@given(DAYS, st.sampled_from(["{d} {m} {y}", "{d} de {m} de {y}", "{d}-{m}-{y}", "{m} {d}, {y}"]), st.booleans())
def test_a_date_is_read_with_its_month_in_words(day: date, form: str, short: bool) -> None:
    names = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ]
    month = names[day.month - 1][:3] if short else names[day.month - 1]
    assert cells.date_cell(form.format(d=day.day, m=month, y=day.year), TODAY) == day


@given(DAYS)
def test_a_date_is_read_from_a_serial_number(day: date) -> None:
    serial = float((day - cells.EXCEL_EPOCH).days)
    assert cells.date_cell(serial, TODAY) == cells.date_cell(str(int(serial)), TODAY) == day


@given(st.dates(date(1930, 1, 1), TODAY))
def test_two_digits_of_a_year_mean_the_last_such_year_that_has_come(day: date) -> None:
    expected = day if day.year > TODAY.year - 100 else day.replace(year=day.year + 100)
    read = f"{day.day:02}/{day.month:02}/{day.year % 100:02}"
    if expected > TODAY or (day.year % 100 == TODAY.year % 100 and day.replace(year=TODAY.year) > TODAY):
        assert code_of(cells.date_cell, read, TODAY) == "date_in_future"
    else:
        assert cells.date_cell(read, TODAY).year % 100 == day.year % 100  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31-02-2020", "date_invalid"),
        ("03/25/2020", "date_invalid"),
        (2015.0, "date_only_year"),
        ("2015", "date_only_year"),
        (date(2027, 1, 1), "date_in_future"),
        ("ayer", "date_invalid"),
        ("12345678901", "date_invalid"),
    ],
)
def test_a_bad_date_is_refused_for_its_reason(cell: object, code: str) -> None:
    assert code_of(cells.date_cell, cell, TODAY) == code


def test_a_date_with_a_time_of_midnight_is_a_day() -> None:
    assert cells.date_cell(datetime(2026, 3, 1), TODAY) == date(2026, 3, 1)  # noqa: DTZ001  as a sheet gives it


@given(
    st.integers(0, 10**14),
    st.sampled_from(["{dots}", "$ {dots}", "{n}", "{n},00", "{dots},4", "CLP {dots}", "${dots}"]),
)
def test_an_amount_is_read_from_every_usual_way_of_writing_it(pesos: int, form: str) -> None:
    text = form.format(n=pesos, dots=f"{pesos:,}".replace(",", "."))
    assert cells.amount_cell(text) == Decimal(pesos)
    assert cells.amount_cell(pesos) == Decimal(pesos)


def test_a_fraction_of_a_peso_is_no_thousand() -> None:
    assert cells.amount_cell(12.345) == Decimal(12)
    assert cells.amount_cell(1.5, 1000) == Decimal(1500)


@given(st.integers(0, 10**11))
def test_an_amount_in_thousands_is_multiplied(thousands: int) -> None:
    assert cells.amount_cell(float(thousands), 1000) == Decimal(thousands) * 1000


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-500", "amount_negative"),
        ("(500)", "amount_negative"),
        ("1,234", "number_ambiguous"),
        ("1.2E+08", "number_rounded"),
        ("mucho", "number_invalid"),
        (True, "number_invalid"),
        (timedelta(1), "number_invalid"),
        ("9" * 19, "amount_too_large"),
    ],
)
def test_a_bad_amount_is_refused_for_its_reason(cell: object, code: str) -> None:
    assert code_of(cells.amount_cell, cell) == code


@given(st.decimals(1, 100, places=3), st.sampled_from(["{}", "{}%", "{} %"]))
def test_a_share_is_read_as_a_percentage(share: Decimal, form: str) -> None:
    assert cells.share_cell(form.format(str(share).replace(".", ","))) == share
    assert cells.share_cell(float(share)) == share


@given(st.integers(1, 100))
def test_a_share_is_read_as_a_part_of_one_where_the_column_holds_such(percent: int) -> None:
    assert cells.share_cell(percent / 100, fractions=True) == Decimal(percent)


@pytest.mark.parametrize(
    ("cell", "code"), [(0.5, "share_scale_mixed"), (0, "share_out_of_range"), (101, "share_out_of_range")]
)
def test_a_bad_share_is_refused_for_its_reason(cell: object, code: str) -> None:
    assert code_of(cells.share_cell, cell) == code


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Mujer", "female"),
        ("F", "female"),
        ("FEMENINO", "female"),
        ("hombre", "male"),
        ("H", "male"),
        ("No binario", "other"),
        ("no informado", None),
        ("s/i", None),
        ("", None),
    ],
)
def test_genders_are_read_in_several_spellings(word: str, gender: str | None) -> None:
    assert cells.gender_cell(word) == gender


def test_m_needs_the_rest_of_its_column() -> None:
    assert code_of(cells.gender_cell, "M") == "gender_ambiguous"
    assert cells.gender_cell("m", m_means="female") == "female"


@pytest.mark.parametrize(
    ("cell", "yes"),
    [("Sí", True), ("x", True), (True, True), ("NO", False), (0.0, False), ("No autoriza", False), (None, None)],
)
def test_yes_and_no(cell: object, yes: bool | None) -> None:
    assert cells.yes_no_cell(cell) is yes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Panader�a", "letters_broken"),
        ("PanaderÃ­a", "letters_broken"),
        ("#REF!", "cell_error"),
        ("x" * 201, "text_too_long"),
    ],
)
def test_broken_text_is_refused(text: str, code: str) -> None:
    assert code_of(cells.text_cell, text) == code


def test_what_a_formula_would_be_stays_text() -> None:
    assert cells.text_cell('=HYPERLINK("http://x")') == '=HYPERLINK("http://x")'
    assert cells.text_cell("  a\x00b \n c ") == "a b c"
