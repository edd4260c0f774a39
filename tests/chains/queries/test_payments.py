from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.models import ChainSale
from encadena.chains.queries.payments import tallies, whole
from encadena.kernel import clock
from tests.cast import Cast
from tests.chains.makers import a_running_chain, a_sale, an_anchor, sold


def test_days_are_counted_by_the_database_per_buyer(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    first, second = project.anchors.get(), an_anchor()
    invoiced = date(2024, 2, 28)
    for days in (2, 30, 31):
        a_sale(project, cast.firm, invoiced_on=invoiced, paid_on=invoiced + timedelta(days=days))
    sold(project, cast.firm, second, invoiced_on=invoiced, paid_on=invoiced + timedelta(days=400))
    told = tallies(ChainSale.objects.all())
    assert dict(told[first.pk].days) == {2: 1, 30: 1, 31: 1}
    assert dict(told[second.pk].days) == {400: 1}
    assert (whole(told).payment.known, whole(told).payment.late) == (4, 2)


@pytest.mark.parametrize(("days", "late"), [(30, 0), (31, 1)])
def test_an_invoice_of_thirty_days_ago_is_not_yet_late(cast: Cast, days: int, late: int) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    a_sale(project, cast.firm, invoiced_on=clock.today() - timedelta(days=days))
    a_sale(project, cast.firm)
    told = tallies(ChainSale.objects.all())[project.anchors.get().pk]
    assert (told.unknown, told.open_late) == (2, late)


@pytest.mark.parametrize("rows", [1, 3])
def test_two_questions_whatever_the_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    for _ in range(rows):
        a_sale(project, cast.firm)
    with django_assert_num_queries(2):
        tallies(ChainSale.objects.all())


def test_no_sales_no_tally() -> None:
    assert whole({}).payment.sales == 0
