from decimal import Decimal

import pytest

from encadena.impact.planning import network_report
from encadena.impact.planning.rounds import met_by_firm, tells_amount
from encadena.impact.queries.places import grounds, scope_named
from encadena.impact.queries.rounds import rounds
from encadena.impact.rules.figures import Count, Figure, InCurrency, Money, Portion, RateUsed
from encadena.impact.rules.period import period_of
from encadena.impact.rules.report import Report, Scope
from encadena.kernel import clock
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import ExchangeRate, Meeting
from tests.impact.makers import YEAR, SmallNetwork, a_small_network
from tests.impact.round_makers import NOVEMBER, SPRING, a_buyer, a_held_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def net() -> SmallNetwork:
    return a_small_network()


def told(figure: Figure) -> object:
    match figure:
        case Count(value=value):
            return value
        case Portion(yes=yes, known=known, total=total):
            return yes, known, total
        case Money(sums=sums, pesos=pesos, missing=missing, counted=counted, unknown=unknown):
            return [(one.currency, one.total) for one in sums], pesos, missing, counted, unknown
    return None


def row(report: Report, dimension: str, key: str, code: str) -> object:
    rows = next(b for b in report.breakdowns if b.dimension == dimension).rows
    return told(next(r for r in rows if r.key == key).figures[code])


def test_rounds_meetings_and_who_came_are_counted_once(net: SmallNetwork) -> None:
    figures = network_report(YEAR).figures
    codes = ("rounds", "round_meetings", "round_firms", "round_buyers")
    assert [told(figures[code]) for code in codes] == [2, 6, 5, 2]


def test_both_definitions_of_held_stand_with_who_is_unknown(net: SmallNetwork) -> None:
    figures = network_report(YEAR).figures
    assert told(figures["round_meetings_present"]) == (1, 2, 6)
    assert told(figures["round_meetings_held"]) == (2, 3, 6)
    assert told(figures["round_answered"]) == (3, 6, 6)
    assert told(figures["round_firms_met"]) == (1, 3, 5)


def test_amounts_stand_by_side_and_currency_and_become_pesos_by_the_rate_of_their_round(net: SmallNetwork) -> None:
    figures = network_report(YEAR).figures
    assert told(figures["round_closed_firms"]) == ([("USD", "1000.00")], "900000.00", (), 1, 0)
    assert told(figures["round_expected_firms"]) == ([], None, (), 0, 1)
    assert told(figures["round_expected_buyers"]) == ([("CLP", "500.00")], "500.00", (), 1, 1)
    closed = figures["round_closed_firms"]
    assert isinstance(closed, Money)
    assert closed.sums == (InCurrency("USD", "1000.00", 1, 1, False),)
    assert closed.rates == (RateUsed("Encuentro 09-2025", "USD", "900.00", SPRING.isoformat(), "Banco Central"),)


def test_each_round_is_turned_by_its_own_rate_and_one_that_is_missing_leaves_no_total(net: SmallNetwork) -> None:
    meeting = Meeting.objects.get(second__firm=net.firms["D"], round__name="Encuentro de noviembre")
    meeting.outcomes.create(
        round=meeting.round, participant=meeting.second, stage=Stage.ORDER, closed=Decimal(10), currency="USD"
    )
    before = told(network_report(YEAR).figures["round_closed_firms"])
    ExchangeRate.objects.create(round=meeting.round, currency="USD", pesos=Decimal(950), on=NOVEMBER, source="x")

    assert before == ([("USD", "1010.00")], None, ("USD",), 2, 0)
    assert told(network_report(YEAR).figures["round_closed_firms"]) == ([("USD", "1010.00")], "909500.00", (), 2, 0)


def test_the_region_is_of_the_firm_and_the_centre_the_one_that_attended_it_that_day(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    assert [row(report, "centre", key, "round_meetings") for key in ("norte", "sur", "pais", "none")] == [3, 1, 1, 1]
    assert [row(report, "operator", key, "round_meetings") for key in ("op-dos", "op-uno")] == [3, 1]
    assert row(report, "region", "08", "round_firms") == 5
    assert row(report, "centre", "norte", "round_firms_met") == (1, 2, 2)
    assert [row(report, "centre", key, "rounds") for key in ("norte", "sur")] == [1, 1]
    assert all("rounds" not in one.figures for b in report.breakdowns if b.dimension == "kind" for one in b.rows)


def test_a_report_of_a_part_counts_the_meetings_of_its_firms(net: SmallNetwork) -> None:
    for kind, key, meetings in (("region", "08", 6), ("region", "09", 0), ("centre", "norte", 3), ("centre", "sur", 1)):
        assert told(network_report(YEAR, scope_named(kind, key)).figures["round_meetings"]) == meetings, key


def test_a_client_that_ended_before_the_round_belongs_to_no_centre(net: SmallNetwork) -> None:
    net.clients["A"].ended_on = SPRING
    net.clients["A"].save()
    assert row(network_report(YEAR), "centre", "norte", "round_meetings") == 1


def test_a_year_without_rounds_has_zeros_and_a_firm_merged_away_is_its_survivor(net: SmallNetwork) -> None:
    assert told(network_report(2016).figures["round_meetings"]) == 0
    a_held_round(SPRING, name="Otra").meets(a_buyer("Z"), net.firms["gone"], mark="held")
    report = network_report(YEAR)
    assert told(report.figures["round_firms"]) == 6
    assert told(report.figures["round_firms_met"]) == (2, 4, 6)


def test_once_is_enough_to_have_met_and_one_unknown_leaves_it_open(net: SmallNetwork) -> None:
    found = rounds(period_of(YEAR, today=clock.today()), Scope(), grounds())
    met = met_by_firm(found.meetings)
    assert {key: met[net.firms[key].pk] for key in ("A", "B", "C", "D", "left")} == {
        "A": True, "B": False, "C": None, "D": None, "left": False,
    }  # fmt: skip
    first = found.meetings[0]
    assert [tells_amount(first, "firms", kind) for kind in ("closed", "expected")] == [True, False]
    assert tells_amount(found.meetings[2], "firms", "closed") is None
