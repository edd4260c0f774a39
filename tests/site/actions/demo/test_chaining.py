from datetime import date

import pytest
from django.db.models import Count, F, Q, QuerySet

from encadena.advisory.models import Session, SessionClient
from encadena.chains.models import Alliance, AllianceParty, ChainSale, LinkageProject, ProjectMember
from encadena.chains.queries.scope import projects_visible_to
from encadena.site.actions.demo.chaining import ALLIANCES_EACH, make_chains
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

TODAY = date(2026, 6, 30)
YEAR = date(2025, 1, 1), date(2026, 1, 1)


@pytest.fixture
def made(cast: Cast) -> Cast:
    clients = [a_client(cast.centre, cast.adviser) for _ in range(12)]
    for client in clients:
        a_session(client, on=date(2025, 11, 5), counts=True)
    a_session(*clients[:2], on=date(2025, 11, 6), counts=True)
    make_chains(6, linked=3, year=2025, seed=1, today=TODAY, actor=None)
    return cast


def test_the_projects_are_as_the_actions_would_have_made_them(made: Cast) -> None:
    projects = LinkageProject.objects.all()
    assert _ran_in_2025(projects).count() == 6
    assert projects.count() == projects_visible_to(made.adviser).count() == 9
    assert not projects.filter(ended_on__lt=F("starts_on")).exists()
    assert all(
        project.kinds.get(until=None).kind == project.kind and project.anchors.count() == 1 for project in projects
    )
    twice = ProjectMember.objects.values("project", "firm").annotate(n=Count("pk")).filter(n__gt=1)
    assert not twice.exists()
    assert not ChainSale.objects.filter(Q(paid_on__lt=F("invoiced_on")) | Q(paid_on__gt=TODAY)).exists()
    assert not Alliance.objects.annotate(n=Count("parties")).filter(n__lt=2).exists()
    assert AllianceParty.objects.filter(firm__isnull=False).count() > Alliance.objects.count()


def test_the_projects_before_and_after_the_year_of_the_report_are_not_in_it(made: Cast) -> None:
    outside = LinkageProject.objects.exclude(pk__in=_ran_in_2025(LinkageProject.objects.all()))
    assert sorted(outside.values_list("state", flat=True)) == ["draft", "finished", "running"]
    assert not Session.objects.filter(linked_id__in=outside.values("pk")).exists()


def test_alliances_of_the_year_stand_in_it_and_those_in_talks_have_no_date(made: Cast) -> None:
    agreed = Alliance.objects.filter(project__in=_ran_in_2025(LinkageProject.objects.all())).exclude(state="talking")
    assert agreed.count() == round(6 * ALLIANCES_EACH)
    assert not agreed.filter(starts_on__gte=YEAR[1]).exists()
    assert not agreed.filter(ends_on__lt=YEAR[0]).exists()
    assert not Alliance.objects.filter(state="talking", starts_on__isnull=False).exists()


def _ran_in_2025(projects: QuerySet[LinkageProject]) -> QuerySet[LinkageProject]:
    ran = Q(ended_on__isnull=True) | Q(ended_on__gte=YEAR[0])
    return projects.filter(ran, starts_on__lt=YEAR[1]).exclude(state="draft")


def test_linked_sessions_are_of_one_firm_that_was_in_its_project_that_day(made: Cast) -> None:
    linked = Session.objects.filter(linked_kind="chain")
    assert linked.count() == 3
    for session in linked:
        seat = SessionClient.objects.get(session=session)
        member = ProjectMember.objects.get(project=session.linked_id, firm=seat.firm)
        assert member.entered_on <= session.on
        assert session.linked_label == member.project.name
