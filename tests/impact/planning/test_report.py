from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.impact.planning import network_report
from encadena.impact.queries.places import scope_named
from encadena.impact.rules.figures import Amount, Count, Figure, Lasting, Portion, Ratio
from encadena.impact.rules.report import DIMENSIONS, Report
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre
from tests.impact.makers import YEAR, SmallNetwork, a_member, a_small_network

pytestmark = pytest.mark.django_db
QUERIES = 26


@pytest.fixture
def net() -> SmallNetwork:
    return a_small_network()


def value(figure: Figure) -> object:
    return figure.value if isinstance(figure, Count | Amount | Ratio) else None


def values(report: Report, *codes: str) -> list[object]:
    return [value(report.figures[code]) for code in codes]


def parts(report: Report, code: str) -> tuple[object, object, object]:
    portion = report.figures[code]
    assert isinstance(portion, Portion)
    return portion.yes, portion.known, portion.total


def row(report: Report, dimension: str, key: str, code: str) -> object:
    rows = next(b for b in report.breakdowns if b.dimension == dimension).rows
    return value(next(r for r in rows if r.key == key).figures[code])


def test_every_thing_is_counted_once_and_nothing_else_is(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    assert values(report, "projects", "alliances", "alliance_parties", "alliance_talks", "chain_firms") == [
        3,
        3,
        7,
        1,
        6,
    ]
    assert values(report, "sessions", "sessions_linked", "sessions_of_chain_firms") == [6, 3, 4]
    assert values(report, "hours", "hours_linked", "clients_served") == [450, 270, 4]


def test_shares_come_with_who_is_known_and_who_is_not(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    assert parts(report, "chain_micro") == (2, 5, 6)
    assert parts(report, "chain_smallest_of_micro") == (1, 2, 3)
    assert parts(report, "chain_smallest_of_all") == (1, 5, 6)
    assert parts(report, "chain_female") == (2, 4, 6)
    assert parts(report, "sessions_linked_share") == (3, 6, 6)
    female = report.figures["chain_female"]
    assert isinstance(female, Portion)
    assert (female.of_all, female.of_known, female.unreported) == (2 / 6, 2 / 4, 2 / 6)
    assert (female.low, female.high) == (2 / 6, 4 / 6)


def test_a_project_that_still_runs_has_lasted_at_least_so_long(net: SmallNetwork) -> None:
    lasting = network_report(YEAR).figures["project_duration"]
    assert isinstance(lasting, Lasting)
    assert (lasting.n, lasting.finished, lasting.finished_mean, lasting.horizon) == (3, 1, 364.0, 670)
    assert lasting.mean == pytest.approx(364 + (670 - 364) / 2)
    assert [(step.days, step.lasting) for step in lasting.steps] == [(364, 0.5)]
    assert 0 <= lasting.steps[0].low < 0.5 < lasting.steps[0].high <= 1


def test_what_is_divided_is_told_with_both_parts_and_nothing_is_divided_by_zero(net: SmallNetwork) -> None:
    full, empty = network_report(YEAR), network_report(2016)
    hours = full.figures["hours_per_linked_session"]
    assert hours == Ratio("hours_per_linked_session", 4.5, 3.0, 1.5)
    assert values(full, "firms_per_project", "alliances_per_project", "linked_sessions_per_firm") == [2.0, 1.0, 0.5]
    assert empty.figures["firms_per_project"] == Ratio("firms_per_project", 0.0, 0.0, None)


def test_a_firm_in_two_projects_is_one_firm_and_one_in_each_row(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    kinds = {k: row(report, "kind", k, "chain_firms") for k in ("business", "short_chain", "local_chain", "suppliers")}
    assert kinds == {"business": 5, "short_chain": 1, "local_chain": 1, "suppliers": 0}
    assert report.figures["chain_firms"] == Count("chain_firms", 6)
    assert "counted_once" in report.notes
    assert all(b.overlaps == (b.dimension not in {"band", "ownership", "section"}) for b in report.breakdowns)


def test_the_kind_and_the_operator_are_those_of_the_last_day_that_was_looked_at(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    assert [row(report, "operator", key, "projects") for key in ("op-uno", "op-dos", "none")] == [1, 1, 1]
    assert [row(report, "operator", key, "sessions") for key in ("op-uno", "op-dos", "none")] == [3, 2, 1]
    assert row(network_report(2024), "kind", "suppliers", "projects") == 2
    assert row(network_report(2024), "operator", "op-uno", "projects") == 3


def test_regions_without_centres_are_there_and_so_is_the_centre_of_no_region(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    regions = next(b for b in report.breakdowns if b.dimension == "region").rows
    assert len(regions) == 17
    assert [regions[0].key, regions[-1].key] == ["15", "none"]
    assert [row(report, "region", key, "projects") for key in ("15", "08", "09", "none")] == [0, 1, 1, 1]


def test_bands_ownership_and_sections_hold_each_firm_once(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    for dimension in ("band", "ownership", "section"):
        rows = next(b for b in report.breakdowns if b.dimension == dimension).rows
        assert sum(value(r.figures["chain_firms"]) or 0 for r in rows) == 6, dimension  # type: ignore[misc]
    assert [row(report, "band", key, "chain_firms") for key in ("0", "1", "2", "3", "6", "8")] == [1] * 6
    assert [row(report, "ownership", key, "chain_firms") for key in ("yes", "no", "unknown")] == [2, 2, 2]


def test_deleting_one_project_changes_the_number_by_one(net: SmallNetwork) -> None:
    before = network_report(YEAR).figures["projects"]
    project = net.projects["P3"]
    project.members.all().delete()
    project.delete()
    assert (value(before), value(network_report(YEAR).figures["projects"])) == (3, 2)


def test_a_report_of_a_part_counts_what_belongs_to_the_part(net: SmallNetwork) -> None:
    region = network_report(YEAR, scope_named("region", "08"))
    centre = network_report(YEAR, scope_named("centre", "norte"))
    second = network_report(YEAR, scope_named("operator", "op-dos"))
    assert values(region, "projects", "chain_firms", "alliances", "sessions") == [1, 5, 2, 4]
    assert values(centre, "projects", "chain_firms", "alliances", "sessions") == [1, 5, 2, 4]
    assert values(second, "projects", "chain_firms", "alliances", "sessions") == [1, 5, 2, 2]
    assert {b.dimension for b in region.breakdowns} == set(DIMENSIONS) - {"region"}
    assert {b.dimension for b in centre.breakdowns} == {"kind", "band", "ownership", "section"}


def test_the_parts_by_operator_add_up_to_the_whole(net: SmallNetwork) -> None:
    """Through a change of operator in the middle of the year nothing is lost and nothing doubled."""
    whole = network_report(YEAR)
    for code in ("projects", "alliances", "sessions", "hours"):
        told = [row(whole, "operator", key, code) for key in ("op-uno", "op-dos", "none")]
        assert sum(told) == value(whole.figures[code]), code  # type: ignore[arg-type]
        apart = [value(network_report(YEAR, scope_named("operator", k)).figures[code]) for k in ("op-uno", "op-dos")]
        assert apart == told[:2], code


def test_shares_of_120_percent_make_a_firm_unknown_and_are_told(net: SmallNetwork) -> None:
    assert "shares_over_100" in network_report(YEAR).notes
    net.firms["G"].ownerships.filter(person__gender="male").delete()
    report = network_report(YEAR)
    assert "shares_over_100" not in report.notes
    assert parts(report, "chain_female") == (3, 5, 6)


def test_a_year_without_records_says_so_and_a_future_year_is_refused(net: SmallNetwork) -> None:
    empty = network_report(2016)
    assert empty.notes == ("no_records",)
    assert parts(empty, "chain_micro") == (0, 0, 0)
    portion = empty.figures["chain_micro"]
    assert isinstance(portion, Portion)
    assert portion.of_all is portion.of_known is portion.low is None
    for year, code in ((2030, "impact_year_in_future"), (1999, "impact_year_invalid")):
        with pytest.raises(DomainError, match=code):
            network_report(year, today=date(2026, 3, 1))


def test_a_year_that_runs_is_looked_at_up_to_today(net: SmallNetwork) -> None:
    report = network_report(YEAR, today=date(2025, 6, 30))
    assert report.as_of == date(2025, 6, 30)
    assert "year_running" in report.notes
    assert values(report, "projects", "sessions") == [2, 4]
    assert network_report(YEAR).as_of == date(2025, 12, 31)


def test_published_figures_stand_beside_those_of_their_year(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    projects = next(s for s in report.stated if s.key == "chain-projects")
    assert (projects.value, projects.computed, projects.agrees) == (147, 3, False)
    assert next(s for s in report.stated if s.key == "redes-firms").computed is None
    bound = next(c for c in report.checks if c.key == "gender-reported")
    assert (bound.stated_passed, bound.computed, bound.passed) == (True, pytest.approx(4 / 6), False)
    assert network_report(2024).stated == network_report(2024).checks == ()
    assert {s.key for s in network_report(YEAR, scope_named("region", "08")).stated} >= {"redes-firms"}


def test_what_it_costs_does_not_depend_on_how_much_there_is(net: SmallNetwork) -> None:
    net.firms["gone"].project_memberships.all().delete()  # each step of a merge costs a query of its own
    for more in (0, 3):
        for n in range(more):
            a_member(net, f"more {n}", "P1", band=2)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            network_report(YEAR)
        assert len(queries) == QUERIES


def test_a_centre_that_closed_before_the_year_has_no_row_left(net: SmallNetwork) -> None:
    Centre.objects.create(slug="cerrado", name="Cerrado", closed_on=date(2024, 5, 1))
    centres = next(b for b in network_report(YEAR).breakdowns if b.dimension == "centre").rows
    assert [r.key for r in centres] == ["norte", "pais", "sur", "none"]
