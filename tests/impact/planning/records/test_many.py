from datetime import date

import pytest

from encadena.advisory.models import Client, Session
from encadena.impact.planning import network_report
from encadena.impact.planning.records.many import Search, after, in_order, key_of
from encadena.impact.queries.places import scope_named
from encadena.impact.rules.asked import Asked
from encadena.impact.rules.period import period_of
from encadena.impact.rules.report import Scope
from tests.advisory.makers import a_client
from tests.factories import a_firm
from tests.impact.makers import YEAR, SmallNetwork, a_linked_session, a_small_network

pytestmark = pytest.mark.django_db
PERIOD = period_of(YEAR, today=date(2026, 5, 1))
ATTENDED = Asked("sessions_of_chain_firms")


@pytest.fixture
def net() -> SmallNetwork:
    return a_small_network()


def test_sessions_of_a_firm_whose_member_was_merged_away_are_found_under_the_survivor(net: SmallNetwork) -> None:
    """Through two merges; and not after the project's end, nor before the firm came in."""
    last = a_firm(name="Última")
    net.firms["F"].merged_into = last
    net.firms["F"].save()
    net.clients["F"] = a_client(net.norte, net.adviser, last)
    session = a_linked_session(net, date(2025, 5, 1), "F")
    a_linked_session(net, date(2025, 2, 1), "F")
    found = set(Search(PERIOD, Scope(), ATTENDED).rows())
    assert session in found
    assert network_report(YEAR).figures[ATTENDED.code].value == len(found) == 5  # type: ignore[union-attr]


def test_the_operator_of_each_day_decides(net: SmallNetwork) -> None:
    def days(kind: str, key: str) -> set[str]:
        rows = Search(PERIOD, scope_named(kind, key), Asked("sessions")).rows()
        return {row.on.isoformat() for row in rows.filter(centre=net.norte)}

    assert days("operator", "op-uno") == {"2025-04-01", "2025-06-30"}
    assert days("operator", "op-dos") == {"2025-08-01", "2025-12-31"}
    assert days("centre", "norte") == days("operator", "op-uno") | days("operator", "op-dos")


def test_a_row_outside_the_scope_holds_nothing(net: SmallNetwork) -> None:
    search = Search(PERIOD, scope_named("region", "08"), Asked("sessions", "centre", "sur"))
    assert list(search.rows()) == []


def test_each_list_goes_on_from_its_own_key(net: SmallNetwork) -> None:
    for rows in (Session.objects.all(), Client.objects.all()):
        ordered = list(in_order(rows))
        second = key_of(ordered[1])
        assert list(in_order(after(rows, second))) == ordered[2:]
        assert list(in_order(after(rows, ""))) == ordered
