"""The published report of 2025 comes out of the records of the demonstration, figure by figure."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, transaction

from encadena.advisory.models import Session
from encadena.chains.models import Agreement, Alliance, AllianceParty, ChainSale, LinkageProject, RequirementState
from encadena.impact.planning.report import network_report
from encadena.impact.rules.figures import Amount, Count, Lasting, Portion
from encadena.impact.rules.report import Report, Row
from encadena.site.actions.demo import chaining, load

# One worker makes it.
pytestmark = [pytest.mark.django_db, pytest.mark.thorough, pytest.mark.xdist_group("demonstration of a network")]
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Report]:
    """The network of the demonstration without its courses, papers and round; every test leaves it as it was."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        shape = load.SIZES["network"]
        load.load_advising(shape, today=TODAY, actor=None, say=lambda _: None)
        chaining.make_chains(
            shape.chains, linked=shape.linked, year=load.REPORT_YEAR, seed=load.SEED, today=TODAY, actor=None
        )
        # Once for all: PostgreSQL would look at every foreign key again after each test.
        connection.check_constraints()
        yield network_report(2025)
        transaction.set_rollback(True)


def _count(report: Report, code: str) -> int:
    figure = report.figures[code]
    assert isinstance(figure, Count)
    assert figure.value is not None
    return figure.value


def _portion(report: Report, code: str) -> Portion:
    figure = report.figures[code]
    assert isinstance(figure, Portion)
    return figure


def test_147_projects_and_about_two_thousand_alliances_and_firms(made: Report) -> None:
    assert _count(made, "projects") == 147
    assert 1950 <= _count(made, "alliances") < 2050
    assert 1950 <= _count(made, "chain_firms") < 2050


def test_more_are_in_the_records_than_the_year_counts(made: Report) -> None:
    assert LinkageProject.objects.count() > 147
    assert Alliance.objects.count() > _count(made, "alliances")


def test_most_projects_are_local_chains_then_supplier_and_business_networks(made: Report) -> None:
    rows = {row.key: _value(row, "projects") for row in _rows(made, "kind")}
    assert rows["local_chain"] > 147 / 2
    assert rows["local_chain"] > rows["suppliers"] > rows["business"] > rows["short_chain"] > 0
    assert sum(rows.values()) == 147


def test_projects_last_a_year_or_more_on_average_and_running_ones_are_not_left_out(made: Report) -> None:
    lasting = made.figures["project_duration"]
    assert isinstance(lasting, Lasting)
    assert lasting.mean is not None
    assert lasting.mean >= 365
    assert lasting.n == 147 > lasting.finished > 0


def test_more_than_seventy_percent_are_micro_and_half_of_them_in_the_smallest_band(made: Report) -> None:
    micro, smallest = _portion(made, "chain_micro"), _portion(made, "chain_smallest_of_micro")
    assert micro.of_all is not None
    assert 0.70 < micro.of_all < 0.75
    assert smallest.of_known == pytest.approx(0.5, abs=0.0125)
    assert micro.total == _count(made, "chain_firms")


def test_48_percent_are_womens_and_61_of_those_that_tell(made: Report) -> None:
    female = _portion(made, "chain_female")
    assert female.of_all == pytest.approx(0.48, abs=0.005)
    assert female.of_known == pytest.approx(0.61, abs=0.005)
    assert female.unreported == pytest.approx(0.213, abs=0.016)
    assert (female.low, female.high) == (female.of_all, pytest.approx(0.693, abs=0.016))


def test_more_women_own_firms_of_business_networks_and_short_chains(made: Report) -> None:
    shares = {row.key: row.figures["chain_female"] for row in _rows(made, "kind")}
    of_known = {key: figure.of_known for key, figure in shares.items() if isinstance(figure, Portion)}
    assert min(of_known["business"] or 0, of_known["short_chain"] or 0) > 0.7
    assert max(of_known["local_chain"] or 1, of_known["suppliers"] or 1) < 0.61


def test_91_thousand_sessions_and_a_little_more_than_eight_thousand_linked(made: Report) -> None:
    assert 90_500 <= _count(made, "sessions") < 91_500
    assert 8_000 < _count(made, "sessions_linked") < 8_500


def test_more_than_nine_thousand_hours(made: Report) -> None:
    hours = made.figures["hours_linked"]
    assert isinstance(hours, Amount)
    assert hours.value is not None
    assert 9_000 < hours.value / 60 < 9_500


def test_every_published_figure_of_the_text_agrees_and_every_check_passes(made: Report) -> None:
    told = {stated.key: stated.agrees for stated in made.stated if stated.figure}
    assert len(told) >= 11
    assert set(told.values()) == {True}
    passed = [(check.key, check.passed, check.stated_passed) for check in made.checks]
    assert len(passed) >= 10
    assert [one for one in passed if one[1:] != (True, True)] == []


def test_one_project_less_changes_the_number_by_one(made: Report) -> None:
    project = LinkageProject.objects.filter(starts_on__year=2024, ended_on=None, state="running").order_by("pk")[0]
    allied = project.alliances.exclude(state="talking").count()
    linked = Session.objects.filter(linked_kind="chain", linked_id=project.pk)
    sessions = linked.count()
    sid = transaction.savepoint()
    _delete(project)
    after = network_report(2025)
    transaction.savepoint_rollback(sid)
    assert _count(after, "projects") == _count(made, "projects") - 1
    assert _count(after, "alliances") == _count(made, "alliances") - allied
    assert _count(after, "sessions_linked") == _count(made, "sessions_linked") - sessions
    assert _count(after, "sessions") == _count(made, "sessions")
    assert sum(_value(row, "projects") for row in _rows(after, "region")) == 146


def _delete(project: LinkageProject) -> None:
    linked = Session.objects.filter(linked_kind="chain", linked_id=project.pk)
    linked.update(linked_kind="", linked_id=None, linked_label="")
    AllianceParty.objects.filter(alliance__project=project).delete()
    RequirementState.objects.filter(requirement__project=project).delete()
    for rows in (Alliance, Agreement, ChainSale):
        rows.objects.filter(project=project).delete()
    project.members.all().delete()
    project.requirements.all().delete()
    project.delete()


def _rows(report: Report, dimension: str) -> tuple[Row, ...]:
    return next(breakdown.rows for breakdown in report.breakdowns if breakdown.dimension == dimension)


def _value(row: Row, code: str) -> int:
    figure = row.figures[code]
    assert isinstance(figure, Count)
    return figure.value or 0
