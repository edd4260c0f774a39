from datetime import date

import pytest
from django.db.models import Count, F, Q

from encadena.advisory.models import Session, SessionClient
from encadena.chains.models import Alliance, AllianceParty, ChainSale, LinkageProject, ProjectMember
from encadena.chains.queries.scope import projects_visible_to
from encadena.site.actions.demo.chaining import make_chains
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

TODAY = date(2026, 6, 30)


@pytest.fixture
def made(cast: Cast) -> Cast:
    clients = [a_client(cast.centre, cast.adviser) for _ in range(12)]
    for client in clients:
        a_session(client, on=date(2025, 11, 5), counts=True)
    a_session(*clients[:2], on=date(2025, 11, 6), counts=True)
    make_chains(6, linked=3, seed=1, today=TODAY, actor=None)
    return cast


def test_the_projects_are_as_the_actions_would_have_made_them(made: Cast) -> None:
    projects = LinkageProject.objects.all()
    assert projects.count() == 6
    assert projects_visible_to(made.adviser).count() == 6
    assert not projects.filter(ended_on__lt=F("starts_on")).exists()
    assert all(project.kinds.get().kind == project.kind and project.anchors.count() == 1 for project in projects)
    twice = ProjectMember.objects.values("project", "firm").annotate(n=Count("pk")).filter(n__gt=1)
    assert not twice.exists()
    assert not ChainSale.objects.filter(Q(paid_on__lt=F("invoiced_on")) | Q(paid_on__gt=TODAY)).exists()
    assert not Alliance.objects.annotate(n=Count("parties")).filter(n__lt=2).exists()
    assert AllianceParty.objects.filter(firm__isnull=False).count() > Alliance.objects.count()


def test_linked_sessions_are_of_one_firm_that_was_in_its_project_that_day(made: Cast) -> None:
    linked = Session.objects.filter(linked_kind="chain")
    assert linked.count() == 3
    for session in linked:
        seat = SessionClient.objects.get(session=session)
        member = ProjectMember.objects.get(project=session.linked_id, firm=seat.firm)
        assert member.entered_on <= session.on
        assert session.linked_label == member.project.name
