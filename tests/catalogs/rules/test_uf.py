"""Cells of a file of UF values: what is understood, what is refused and why."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.catalogs import errors
from encadena.catalogs.rules.uf import DAYS_AHEAD, FIRST_DAY, date_of, read_values, value_of
from encadena.kernel.errors import DomainError

TODAY = date(2026, 3, 10)
HEAD = ["Fecha", "Valor"]


@pytest.mark.parametrize(
    "cell",
    [
        date(2025, 12, 31), datetime(2025, 12, 31), "31-12-2025", "31/12/2025", "31.12.2025", "2025-12-31",  # noqa: DTZ001
        "2025-12-31 00:00:00", " 31 dic 2025 ", "31 de diciembre de 2025", "31 Dec 2025",
    ],
)  # fmt: skip
def test_a_date_is_read_in_any_usual_writing(cell: object) -> None:
    assert date_of(cell, TODAY) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", errors.DATE_MISSING),
        (None, errors.DATE_MISSING),
        ("31-02-2026", errors.DATE_INVALID),
        ("31-12-25", errors.DATE_INVALID),
        ("ayer", errors.DATE_INVALID),
        (46022.0, errors.DATE_INVALID),
        ("#REF!", errors.DATE_INVALID),
        (FIRST_DAY - timedelta(days=1), errors.DATE_TOO_OLD),
        (TODAY + timedelta(days=DAYS_AHEAD + 1), errors.DATE_TOO_FAR),
    ],
)
def test_a_date_that_cannot_be_is_refused(cell: object, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        date_of(cell, TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("39.727,96", "39727.96"), ("39,727.96", "39727.96"), ("39727,96", "39727.96"), ("39727.96", "39727.96"),
        ("$ 39.727,9", "39727.90"), ("39.728", "39728.00"), (39727.96, "39727.96"), (39728, "39728.00"),
        ("39\u00a0727,96", "39727.96"), ("428,75", "428.75"),
    ],
)  # fmt: skip
def test_a_value_is_read_in_chilean_and_english_writing(cell: object, value: str) -> None:
    assert value_of(cell) == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", errors.VALUE_MISSING),
        ("treinta", errors.VALUE_INVALID),
        ("=A1*2", errors.VALUE_INVALID),
        (True, errors.VALUE_INVALID),
        (date(2025, 1, 1), errors.VALUE_INVALID),
        ("1e5", errors.VALUE_INVALID),
        (float("nan"), errors.VALUE_INVALID),
        (0, errors.VALUE_NOT_POSITIVE),
        ("-39.727,96", errors.VALUE_NOT_POSITIVE),
        (39727.961, errors.VALUE_DECIMALS),
        (3972796, errors.VALUE_TOO_LARGE),
    ],
)
def test_a_value_that_cannot_be_is_refused(cell: object, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        value_of(cell)
    assert refused.value.code == code


def test_headings_may_come_after_a_title_and_columns_in_any_order() -> None:
    rows = [["Valores de la UF", "", ""], [], ["N°", "Valor UF", "Fecha"], [1, "39.727,96", "31-12-2025"]]
    read = read_values(rows, TODAY)
    assert [(value.row, value.date, value.value) for value in read.values] == [
        (4, date(2025, 12, 31), Decimal("39727.96"))
    ]


def test_two_columns_without_headings_are_enough() -> None:
    assert len(read_values([["31-12-2025", "39.727,96"], ["30-12-2025", "39.724,12"]], TODAY).values) == 2


@pytest.mark.parametrize("rows", [[], [["a", "b"]], [["Fecha", "Monto"], ["31-12-2025", "1"]], [["Valor"], ["1"]]])
def test_a_sheet_without_the_two_columns_is_refused(rows: list[list[object]]) -> None:
    with pytest.raises(DomainError) as refused:
        read_values(rows, TODAY)
    assert refused.value.code == errors.FILE_NO_COLUMNS


def test_every_bad_cell_is_named_and_the_good_row_beside_it_is_read() -> None:
    rows = [HEAD, ["31-12-2025", "39.727,96"], ["31-02-2026", "x"], ["", ""], ["01-01-2026", ""]]
    read = read_values(rows, TODAY)
    assert [(cell.row, cell.column, cell.value, cell.code) for cell in read.bad] == [
        (3, "A", "31-02-2026", errors.DATE_INVALID),
        (3, "B", "x", errors.VALUE_INVALID),
        (5, "B", "", errors.VALUE_MISSING),
    ]
    assert [value.row for value in read.values] == [2]


def test_a_day_twice_with_one_value_is_read_once_and_with_two_is_refused() -> None:
    same = read_values([HEAD, ["31-12-2025", "39.727,96"], ["2025-12-31", "39727.96"]], TODAY)
    other = read_values([HEAD, ["31-12-2025", "39.727,96"], ["2025-12-31", "39.727,97"]], TODAY)
    assert (len(same.values), same.bad) == (1, [])
    assert [(cell.row, cell.code, cell.params["row"]) for cell in other.bad] == [(3, errors.DATE_TWICE, 2)]


@given(
    st.dates(FIRST_DAY, TODAY),
    st.decimals("0.01", "999999.99", places=2),
    st.sampled_from(["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"]),
)
def test_what_is_written_is_what_is_read(day: date, value: Decimal, form: str) -> None:
    chilean = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    read = read_values(
        [HEAD, [form.replace("%d", f"{day:%d}").replace("%m", f"{day:%m}").replace("%Y", f"{day.year:04d}"), chilean]],
        TODAY,
    )
    assert [(one.date, one.value) for one in read.values] == [(day, value)]
