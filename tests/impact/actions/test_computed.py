from datetime import date

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from encadena.chains.actions.project import stop_project
from encadena.impact.actions import computed
from encadena.impact.actions.computed import report_now
from encadena.impact.models import ComputedReport
from encadena.impact.queries.places import scope_named
from encadena.impact.rules.figures import Count
from tests.impact.makers import YEAR, SmallNetwork, a_small_network

pytestmark = pytest.mark.django_db
AGAIN = 25


@pytest.fixture
def net() -> SmallNetwork:
    return a_small_network()


def test_the_second_reader_gets_what_the_first_one_waited_for(net: SmallNetwork) -> None:
    first = report_now(YEAR, actor=None)
    with CaptureQueriesContext(connection) as queries:
        assert report_now(YEAR, actor=None) == first
    assert len(queries) == AGAIN
    assert ComputedReport.objects.count() == 1


def test_a_change_in_the_records_is_seen_at_once(net: SmallNetwork) -> None:
    assert report_now(YEAR, actor=None).figures["alliances"] == Count("alliances", 3)
    stop_project(net.projects["P1"], on=date(2024, 12, 31), reason="Cerró el comprador", actor=None)
    report = report_now(YEAR, actor=None)
    assert report.figures["projects"] == Count("projects", 2)
    assert ComputedReport.objects.count() == 1


def test_a_new_day_or_another_definition_is_counted_anew(net: SmallNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    june, july = (report_now(YEAR, actor=None, today=date(2025, month, 30)) for month in (6, 7))
    assert [r.as_of for r in (june, july)] == [date(2025, 6, 30), date(2025, 7, 30)]
    monkeypatch.setattr(computed, "counted_by", lambda: "other words")
    monkeypatch.setattr(computed, "network_report", lambda *a, **k: june)
    assert report_now(YEAR, actor=None, today=date(2025, 7, 30)) is june


def test_each_scope_keeps_its_own(net: SmallNetwork) -> None:
    whole, region = report_now(YEAR, actor=None), report_now(YEAR, scope_named("region", "09"), actor=None)
    assert report_now(YEAR, actor=None) == whole != region
    assert ComputedReport.objects.count() == 2


def test_a_busy_database_costs_the_keeping_and_not_the_report(
    net: SmallNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(**_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(ComputedReport.objects, "update_or_create", busy)
    assert report_now(YEAR, actor=None).year == YEAR
    assert not ComputedReport.objects.exists()
