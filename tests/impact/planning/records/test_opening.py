from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from encadena.accounts.models import User
from encadena.advisory.models import Session
from encadena.impact.planning import network_report
from encadena.impact.planning.records import every_page, few, opened, rounds
from encadena.impact.queries.facts import Chains, chains_of
from encadena.impact.queries.firms import Wanted
from encadena.impact.queries.places import grounds, scope_named
from encadena.impact.queries.rounds import Rounds
from encadena.impact.queries.rounds import rounds as rounds_of
from encadena.impact.rules.asked import Asked, records_in
from encadena.impact.rules.figures import Figure, Portion
from encadena.impact.rules.period import Period
from encadena.impact.rules.report import Report, Scope
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre, OperatingContract
from tests.cast import Cast
from tests.factories import a_post, a_user
from tests.impact.makers import YEAR, SmallNetwork, a_small_network

pytestmark = pytest.mark.django_db
NOTHING = {"hours_per_linked_session", "linked_sessions_per_firm", "linked_hours_per_firm", "firms_per_project",
           "alliances_per_project"}  # fmt: skip


@pytest.fixture
def net() -> SmallNetwork:
    return a_small_network()


@pytest.fixture
def agency() -> User:
    return a_user("agency")


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that open hundreds of numbers of one report: between two of them nothing changes."""

    @cache
    def chains(period: Period, scope: Scope, wanted: Wanted | None) -> Chains:
        return chains_of(period, scope, wanted)

    @cache
    def held(period: Period, scope: Scope) -> Rounds:
        return rounds_of(period, scope, grounds())

    monkeypatch.setattr(few, "chains_of", chains)
    monkeypatch.setattr(rounds, "rounds", lambda period, scope, _grounds: held(period, scope))
    monkeypatch.setattr(rounds, "grounds", lambda: None)


def every_number(report: Report) -> Iterator[tuple[Asked, Figure]]:
    for code, figure in report.figures.items():
        yield Asked(code), figure
    for one in report.breakdowns:
        for row in one.rows:
            for code, figure in row.figures.items():
                yield Asked(code, one.dimension, row.key), figure


def every_part(report: Report) -> Iterator[tuple[Asked, Figure]]:
    for asked, figure in every_number(report):
        yield asked, figure
        if isinstance(figure, Portion):
            for part in ("yes", "no", "unknown"):
                yield Asked(asked.code, asked.dimension, asked.key, part), figure


def every_record(user: User, report: Report, asked: Asked) -> list[Any]:
    return [row for page in every_page(user, report, asked) for row in page.rows]


def read(user: User, report: Report, asked: Asked, size: int = 2) -> list[int]:
    """The keys of all pages."""
    found: list[int] = []
    page = opened(user, report, asked, size=size)
    while True:
        found += [row.pk for row in page.rows]
        if not page.after:
            return found
        page = opened(user, report, asked, after=page.after, size=size)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "scope", [("network", ""), ("region", "08"), ("operator", "op-uno"), ("operator", "op-dos"), ("centre", "sur")]
)
def test_as_many_records_open_as_the_number_says(
    net: SmallNetwork, agency: User, read_once: None, scope: tuple[str, str]
) -> None:
    """Every figure, whole and by row, and every part of a share; no record twice."""
    report = network_report(YEAR, scope_named(*scope))
    seen = set()
    for asked, figure in every_part(report):
        keys = read(agency, report, asked)
        assert len(keys) == len(set(keys)) == (records_in(figure, asked.part) or 0), asked
        seen |= {asked.code} if keys else set()
    assert scope != ("network", "") or set(report.figures) - seen == NOTHING


def test_the_records_are_the_ones_that_were_counted(net: SmallNetwork, agency: User) -> None:
    report = network_report(YEAR)
    women = read(agency, report, Asked("chain_female", part="yes"))
    assert women == [net.firms["A"].pk, net.firms["D"].pk]
    assert read(agency, report, Asked("chain_firms", "kind", "short_chain")) == [net.firms["A"].pk]
    assert read(agency, report, Asked("projects", "operator", "none")) == [net.projects["P3"].pk]
    assert read(agency, report, Asked("chain_smallest_of_micro", part="unknown")) == [net.firms["C"].pk]


def test_pages_are_the_newest_first_and_end(net: SmallNetwork, agency: User) -> None:
    report = network_report(YEAR)
    days = [row.on.isoformat() for row in every_record(agency, report, Asked("sessions"))]
    assert days == sorted(days, reverse=True)
    first = opened(agency, report, Asked("sessions"), size=4)
    assert (len(first.rows), first.total, first.unseen, bool(first.after)) == (4, 6, 0, True)
    for nonsense in ("x", "9", "nunca.4", "2025-13-40.5", "²"):
        assert len(opened(agency, report, Asked("sessions"), after=nonsense).rows) == 6
        assert len(opened(agency, report, Asked("projects"), after=nonsense).rows) == 3


def test_what_is_out_of_scope_is_told_as_a_number_and_nothing_else(net: SmallNetwork) -> None:
    """Norte changed hands in July: who ran it before counts what it did, and no longer sees it."""
    before = a_user("coordinator")
    a_post(before, institution=net.first)
    report = network_report(YEAR, scope_named("operator", "op-uno"))
    page = opened(before, report, Asked("sessions"))
    assert (page.total, page.unseen) == (3, 2)
    assert [session.centre for session in page.rows] == [net.sur]
    firms = opened(before, report, Asked("chain_firms"))
    assert (firms.total, firms.unseen, list(firms.rows)) == (1, 1, [])
    assert [row.pk for row in every_record(before, report, Asked("sessions"))] == [page.rows[0].pk]


@pytest.mark.thorough
def test_a_rival_sees_none_of_the_sessions_of_another_centre(cast: Cast, net: SmallNetwork, read_once: None) -> None:
    Session.objects.update(centre=cast.centre)
    OperatingContract.objects.filter(centre=net.norte).delete()
    report = network_report(YEAR)
    for asked, _figure in every_part(report):
        page = opened(cast.rival, report, asked)
        assert (len(page.rows), page.unseen) == (0, page.total), asked


def test_what_does_not_exist_is_said(net: SmallNetwork, agency: User) -> None:
    report = network_report(YEAR)
    for asked in (
        Asked("nothing"),
        Asked("sessions", part="yes"),
        Asked("chain_micro", part="maybe"),
        Asked("hours", "band", "2"),
    ):
        with pytest.raises(DomainError, match="impact_figure_unknown"):
            opened(agency, report, asked)
    for asked in (Asked("projects", "region", "99"), Asked("projects", "moon", "x")):
        with pytest.raises(DomainError, match="impact_row_unknown"):
            opened(agency, report, asked)


def test_a_ratio_has_no_records_of_its_own(net: SmallNetwork, agency: User) -> None:
    page = opened(agency, network_report(YEAR), Asked("firms_per_project"))
    assert (page.rows, page.total, page.figure.kind) == ((), 0, "ratio")


def test_a_satellite_counts_with_the_operator_of_its_centre(net: SmallNetwork, agency: User) -> None:
    Centre.objects.filter(pk=net.pais.pk).update(parent=net.sur)
    report = network_report(YEAR, Scope())
    assert len(read(agency, report, Asked("sessions", "operator", "op-uno"))) == 4
