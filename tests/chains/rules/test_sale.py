from datetime import date

import pytest

from encadena.chains.rules.sale import check_sale
from encadena.kernel.errors import DomainError

TODAY = date(2026, 6, 30)
SALE = {"amount": 1, "month": date(2026, 6, 1), "invoiced_on": date(2026, 6, 1), "paid_on": date(2026, 6, 1)}


def test_a_sale_of_this_month_paid_on_the_day_is_fine() -> None:
    check_sale(SALE, TODAY)
    check_sale({"amount": 1, "month": TODAY}, TODAY)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"amount": 0}, "chain_sale_amount"),
        ({"amount": None}, "chain_sale_amount"),
        ({"month": date(2026, 7, 1)}, "chain_sale_in_future"),
        ({"paid_on": date(2026, 7, 1)}, "chain_date_in_future"),
        ({"invoiced_on": None}, "chain_paid_without_invoice"),
        ({"paid_on": date(2026, 5, 31)}, "chain_paid_before_invoice"),
    ],
)
def test_what_cannot_be_is_refused(data: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        check_sale({**SALE, **data}, TODAY)
