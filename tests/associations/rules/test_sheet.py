from datetime import date
from typing import Any

import pytest

from encadena.associations.rules.sheet import find_columns, read_row
from encadena.kernel.errors import DomainError

TODAY = date(2026, 3, 12)


def test_the_heading_is_found_below_a_title() -> None:
    assert find_columns([["Socias 2026"], ["Razón social", "RUT", "Socia desde"]]) == (
        1,
        {"name": 0, "rut": 1, "since": 2},
    )
    assert find_columns([["Nombre", "Correo"]]) is None


def test_a_row_without_a_date_begins_today() -> None:
    row = read_row({"rut": "12.345.678-5", "name": " La Espiga "}, TODAY)

    assert (row.rut, row.name, row.since) == ("123456785", "La Espiga", TODAY)
    assert read_row({"rut": "12345678-5", "since": "03-02-2020"}, TODAY).since == date(2020, 2, 3)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"rut": ""}, "rut_missing"),
        ({"rut": "12.345.678-9"}, "rut_invalid"),
        ({"rut": "12.345.678-5", "since": "ayer"}, "date_invalid"),
        ({"rut": "12.345.678-5", "since": "01-01-2030"}, "date_in_future"),
    ],
)
def test_a_bad_row_says_why(cells: dict[str, Any], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        read_row(cells, TODAY)
