from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.queries.trade import Pair, Period, sales_visible_to, trade_of, years_of_sales
from encadena.firms.models import YearlySales
from encadena.kernel import clock
from tests.cast import Cast
from tests.chains.makers import a_running_chain, an_anchor, sold
from tests.factories import a_firm

LATELY = Period.of("")


@pytest.fixture(autouse=True)
def _whole_sales(cast: Cast) -> None:
    for firm in (cast.firm, cast.rival_firm):
        YearlySales.objects.create(firm=firm, year=LATELY.totals_year, amount=1_000_000)


def test_a_period_is_a_year_or_the_twelve_months_that_end_with_this_one() -> None:
    assert Period.of("2024") == Period(date(2024, 1, 1), date(2025, 1, 1), 2024)
    assert (LATELY.until.year - LATELY.first.year, LATELY.first.month) == (1, LATELY.until.month)
    assert LATELY.first <= clock.today() < LATELY.until
    assert {Period.of(text) for text in ("", "nada", "20250", "1066", "9999", "²⁰²⁴")} == {LATELY}


def test_sales_of_a_pair_are_one_row_and_those_withdrawn_or_older_are_none(cast: Cast) -> None:
    project, buyer = a_running_chain(cast.centre, cast.firm), an_anchor()
    sold(project, cast.firm, buyer, 100)
    sold(project, cast.firm, buyer, 40)
    sold(project, cast.firm, buyer, 7, month=date(2024, 5, 1))
    gone = sold(project, cast.firm, buyer, 9)
    type(gone).objects.filter(pk=gone.pk).update(withdrawn_at=clock.now())
    assert trade_of(cast.adviser, LATELY).pairs == [Pair(cast.firm.pk, buyer.pk, 140, 2)]
    assert trade_of(cast.adviser, Period.of("2024")).pairs == [Pair(cast.firm.pk, buyer.pk, 7, 1)]


def test_a_rival_sees_its_own_firms_and_how_many_others_there_are(cast: Cast) -> None:
    shared = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    alone, buyer = a_running_chain(cast.centre, cast.firm), an_anchor()
    sold(shared, cast.firm, buyer, 100)
    sold(shared, cast.rival_firm, buyer, 40)
    sold(alone, cast.firm, buyer, 5)
    whole, theirs = trade_of(cast.adviser, LATELY), trade_of(cast.rival, LATELY)
    assert {(p.firm, p.amount) for p in whole.pairs} == {(cast.firm.pk, 105), (cast.rival_firm.pk, 40)}
    assert whole.hidden_firms == 0
    assert [(p.firm, p.amount) for p in theirs.pairs] == [(cast.rival_firm.pk, 40)]
    assert (theirs.hidden, theirs.hidden_firms) == ({buyer.pk: 1}, 1)
    assert "Espiga" not in str(theirs.names)


def test_whole_sales_are_told_only_of_firms_whose_sheet_the_reader_opens(cast: Cast) -> None:
    shared, buyer = a_running_chain(cast.centre, cast.firm, cast.rival_firm), an_anchor()
    sold(shared, cast.firm, buyer)
    sold(shared, cast.rival_firm, buyer)
    assert trade_of(cast.adviser, LATELY).totals == {cast.firm.pk: 1_000_000.0}
    assert trade_of(cast.agency, LATELY).totals.keys() == {cast.firm.pk, cast.rival_firm.pk}


def test_who_has_nothing_to_do_with_a_project_sees_no_sale(cast: Cast) -> None:
    sold(a_running_chain(cast.centre, cast.firm), cast.firm, an_anchor())
    seen = {name for name, user in cast.by_role().items() if sales_visible_to(user).exists()}
    assert seen == {"adviser", "head", "coordinator", "agency", "agency_region", "administrator", "owner"}


def test_the_largest_pairs_come_first_and_the_rest_is_counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("encadena.chains.queries.trade.MOST_PAIRS", 2)
    project = a_running_chain(cast.centre, cast.firm)
    for amount in (10, 30, 20):
        sold(project, cast.firm, an_anchor(), amount)
    told = trade_of(cast.adviser, LATELY)
    assert ([pair.amount for pair in told.pairs], told.left_out) == ([30, 20], 1)


def test_one_project_or_one_buyer_alone(cast: Cast) -> None:
    one, two, buyer, other = *(a_running_chain(cast.centre, cast.firm) for _ in range(2)), an_anchor(), an_anchor()
    sold(one, cast.firm, buyer, 1)
    sold(two, cast.firm, buyer, 2)
    sold(two, cast.firm, other, 4)
    assert [pair.amount for pair in trade_of(cast.adviser, LATELY, project=two).pairs] == [4, 2]
    assert [pair.amount for pair in trade_of(cast.adviser, LATELY, buyer=buyer).pairs] == [3]
    assert years_of_sales() == [clock.today().year]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_same_questions_whatever_the_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    project = a_running_chain(cast.centre, *(firms := [a_firm(cast.centre) for _ in range(rows)]))
    for firm in firms:
        sold(project, firm, an_anchor())
    trade_of(cast.adviser, LATELY)
    with django_assert_num_queries(7):
        trade_of(cast.adviser, LATELY)
