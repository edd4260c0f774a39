from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.actions.anchor import add_anchor
from encadena.chains.actions.measure import withdraw_measure
from encadena.chains.queries.indicators import financial_of, measured_of
from encadena.chains.queries.trade import Period
from tests.cast import Cast
from tests.chains.makers import a_measure, a_running_chain, an_anchor, sold

YEAR = Period.of("2025")
MAY = {"month": date(2025, 5, 1)}


def test_what_the_sales_of_a_year_say(cast: Cast) -> None:
    project, old, new = a_running_chain(cast.centre, cast.firm, cast.rival_firm), an_anchor(), an_anchor()
    sold(project, cast.firm, old, 100, month=date(2024, 5, 1))
    sold(project, cast.firm, old, 150, **MAY, invoiced_on=date(2025, 5, 1), paid_on=date(2025, 5, 21))
    sold(project, cast.firm, new, 50, **MAY)
    told = financial_of(cast.adviser, project, YEAR)
    assert (told.amount, told.before, told.growth) == (200, 100, 1.0)
    assert (told.members, told.selling, told.per_member) == (2, 1, 100.0)
    assert (told.buyers, told.new_buyers, told.largest) == (2, 1, 0.75)
    assert (told.payment.on_time, told.payment.known, told.payment.unknown, told.payment.median_days) == (1, 1, 1, 20)


def test_a_year_without_sales_says_nothing_of_shares(cast: Cast) -> None:
    told = financial_of(cast.adviser, a_running_chain(cast.centre, cast.firm), Period.of("2023"))
    assert (told.amount, told.growth, told.members, told.per_member, told.largest) == (0, None, 0, None, None)


def test_a_partner_reads_what_its_own_firms_sold(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    buyer = an_anchor()
    add_anchor(project, anchor=buyer, actor=None)
    sold(project, cast.firm, buyer, 100, **MAY)
    sold(project, cast.rival_firm, buyer, 7, **MAY)
    told = financial_of(cast.rival, project, YEAR)
    assert (told.amount, told.members) == (7, 1)


def test_a_kind_is_told_with_its_baseline_and_its_latest(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    base = a_measure(project, baseline=True)
    a_measure(project, first=date(2025, 1, 1), last=date(2025, 12, 31), value=Decimal(900))
    gone = a_measure(project, first=date(2026, 1, 1), last=date(2026, 3, 31), value=Decimal(1))
    withdraw_measure(gone, actor=None)
    a_measure(project, kind="water", value=Decimal(5))
    energy, water = measured_of(project)
    assert (energy.baseline, energy.latest and energy.latest.value, len(energy.rows)) == (base, 900, 2)
    assert (energy.change.share, energy.better) == (-0.25, True)
    assert (water.change.why, water.better) == ("no_baseline", None)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_same_questions_whatever_the_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    for n in range(rows):
        sold(project, cast.firm, an_anchor(), **MAY)
        a_measure(project, last=date(2024, 12, 1 + n))
    with django_assert_num_queries(9):
        financial_of(cast.agency, project, YEAR)
        measured_of(project)
