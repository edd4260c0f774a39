from datetime import date, timedelta
from typing import Any

import pytest

from encadena.chains.actions.anchor import add_anchor
from encadena.chains.actions.sale import bring_back_sale, save_sale, withdraw_sale
from encadena.chains.models import ChainSale, LinkageProject
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.chains.makers import a_running_chain, an_anchor


def the_data(project: LinkageProject, cast: Cast, **fields: Any) -> dict[str, Any]:
    plain = {"firm": cast.firm, "buyer": project.anchors.get(), "month": date(2025, 5, 17), "amount": 100}
    return {**plain, **fields}


def sell(project: LinkageProject, cast: Cast, sale: ChainSale | None = None, **fields: Any) -> ChainSale:
    return save_sale(project, sale=sale, data=the_data(project, cast, **fields), actor=cast.adviser)


def test_a_sale_is_of_a_month_and_without_dates_its_days_are_unknown(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    sale = sell(project, cast)
    assert (sale.month, sale.days) == (date(2025, 5, 1), None)
    paid = sell(project, cast, sale, invoiced_on=date(2025, 5, 20), paid_on=date(2025, 7, 1))
    assert (paid.pk, paid.days) == (sale.pk, 42)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"amount": 0}, "chain_sale_amount"),
        ({"amount": None}, "chain_sale_amount"),
        ({"paid_on": date(2025, 6, 1)}, "chain_paid_without_invoice"),
        ({"invoiced_on": date(2025, 6, 2), "paid_on": date(2025, 6, 1)}, "chain_paid_before_invoice"),
        ({"month": date(2999, 1, 1)}, "chain_sale_in_future"),
        ({"invoiced_on": date(2999, 1, 1)}, "chain_date_in_future"),
    ],
)
def test_what_cannot_have_happened_is_refused(cast: Cast, fields: dict[str, Any], code: str) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    with pytest.raises(DomainError, match=code):
        sell(project, cast, **fields)
    assert not ChainSale.objects.exists()


def test_who_sells_and_who_buys_are_of_the_project(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    with pytest.raises(DomainError, match="chain_not_a_member"):
        sell(project, cast, firm=cast.rival_firm)
    stranger = an_anchor()
    with pytest.raises(DomainError, match="chain_anchor_not_in_project"):
        sell(project, cast, buyer=stranger)
    add_anchor(project, anchor=stranger, actor=None)
    assert save_sale(project, sale=None, data={**the_data_of(cast), "buyer": stranger}, actor=None).buyer == stranger


def the_data_of(cast: Cast) -> dict[str, Any]:
    yesterday = clock.today() - timedelta(days=1)
    return {"firm": cast.firm, "month": yesterday, "amount": 1, "invoiced_on": yesterday}


def test_a_withdrawn_sale_can_be_brought_back(cast: Cast) -> None:
    sale = sell(a_running_chain(cast.centre, cast.firm), cast)
    assert withdraw_sale(sale, actor=cast.adviser).withdrawn_at is not None
    assert bring_back_sale(sale, actor=cast.adviser).withdrawn_at is None
