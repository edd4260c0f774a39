from dataclasses import replace

import pytest

from encadena.impact.actions.snapshot import freeze_report
from encadena.impact.planning import recounting
from encadena.impact.planning.keeping import hash_of, report_of, text_of
from encadena.impact.planning.recounting import compare_snapshot
from encadena.impact.rules.report import Scope
from tests.impact.makers import YEAR, SmallNetwork, a_project, a_small_network

pytestmark = pytest.mark.django_db


@pytest.fixture
def net() -> SmallNetwork:
    return a_small_network()


def test_nothing_changed_and_the_hash_is_the_same(net: SmallNetwork) -> None:
    found = compare_snapshot(freeze_report(YEAR, Scope(), actor=None))
    assert (found.intact, found.same, found.differences, found.redefined) == (True, True, (), ())


def test_what_changed_is_told_by_its_address_with_both_numbers(net: SmallNetwork) -> None:
    snapshot = freeze_report(YEAR, Scope(), actor=None)
    a_project(net, "new", net.sur, "local_chain", net.projects["P3"].starts_on)
    found = compare_snapshot(snapshot)
    told = {d.address: (d.kept, d.now, d.redefined) for d in found.differences}
    assert told["figures.projects.value"] == (3, 4, False)
    assert told["breakdowns.region.rows.09.figures.projects.value"] == (1, 2, False)
    assert (found.intact, found.same) == (True, False)
    assert "figures.sessions.value" not in told


def test_a_definition_that_changed_since_is_told_apart(net: SmallNetwork) -> None:
    snapshot = freeze_report(YEAR, Scope(), actor=None)
    report = report_of(snapshot.report)
    older = tuple(replace(one, version=0) if one.code == "sessions" else one for one in report.definitions)
    fewer = {**report.figures, "sessions": replace(report.figures["sessions"], value=99)}  # type: ignore[call-arg]
    kept = replace(report, definitions=older, figures=fewer)
    snapshot.report, snapshot.digest = text_of(kept), hash_of(kept)
    found = compare_snapshot(snapshot)
    assert found.redefined == ("sessions",)
    assert [(d.address, d.kept, d.now, d.redefined) for d in found.differences] == [
        ("figures.sessions.value", 99, 6, True)
    ]
    assert not found.same


def test_a_report_that_somebody_touched_is_not_intact(net: SmallNetwork) -> None:
    snapshot = freeze_report(YEAR, Scope(), actor=None)
    snapshot.report = snapshot.report.replace('"value":3', '"value":147', 1)
    found = compare_snapshot(snapshot)
    assert not found.intact
    assert found.same


def test_an_address_leads_to_its_value_or_to_nothing() -> None:
    told = {"figures": {"a": {"steps": [{"days": 3}]}}}
    assert recounting._at(told, "figures.a.steps[0].days") == 3
    assert recounting._at(told, "figures.a.steps[4].days") is None
    assert recounting._at(told, "figures.b.value") is None
