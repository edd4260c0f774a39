from datetime import date

import pytest

from encadena.chains.rules.exchange.sales import COLUMNS, month_cell, pesos_cell
from encadena.kernel.errors import DomainError

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize("cell", ["03-2025", "2025-03", "3/2025", "17-03-2025", date(2025, 3, 9), "2025-03-17"])
def test_a_month_is_read_as_people_write_it(cell: object) -> None:
    assert month_cell(cell, TODAY) == date(2025, 3, 1)  # type: ignore[arg-type]


def test_pesos_are_whole_and_within_reason() -> None:
    assert (pesos_cell("1.250.000", TODAY), pesos_cell(300, TODAY), pesos_cell("-", TODAY)) == (1_250_000, 300, None)
    with pytest.raises(DomainError, match="chain_row_amount_large"):
        pesos_cell("2000000000000000", TODAY)


def test_headings_are_known_in_both_languages() -> None:
    headings = ["Código del proyecto", "RUT empresa", "Buyer", "Mes", "Amount", "Factura", "Payment"]
    assert list(COLUMNS.match(headings).values()) == list(COLUMNS.synonyms)
