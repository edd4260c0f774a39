from datetime import timedelta

import pytest

from encadena.advisory.models import Client
from encadena.chains.actions.gap import First, Wanted, answer_closed_gap, make_gaps
from encadena.chains.actions.member import leave_project
from encadena.chains.actions.requirement import retire_requirement, set_state
from encadena.chains.models import LinkageProject, RequirementGap, RequirementState
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.readiness.actions.plan import open_plan
from encadena.readiness.models import Gap, PlanAction
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.chains.makers import (
    a_missing_requirement,
    a_paper,
    a_requirement,
    a_requirement_gap,
    a_running_chain,
    close_gap,
    the_member,
)


@pytest.fixture
def client(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


@pytest.fixture
def project(cast: Cast) -> LinkageProject:
    return a_running_chain(cast.centre, cast.firm)


def test_a_gap_says_that_the_buyer_named_it_and_keeps_its_requirement(
    cast: Cast, client: Client, project: LinkageProject
) -> None:
    asked = a_requirement(project, text="Resolución sanitaria", evidence="Copia")
    set_state(asked, firm=cast.firm, state="not_met", note="Venció en mayo", said_by="firm", actor=None)
    link = make_gaps(project, wanted=[Wanted(asked, client)], first=First(), actor=cast.adviser)[0]
    gap = link.gap
    assert (gap.title, gap.detected_by, gap.severity) == ("Resolución sanitaria", "buyer", 3)
    assert (gap.detected_name, gap.firm_says) == (project.anchors.get().name, "Venció en mayo")
    assert (gap.state, gap.plan, gap.client) == ("open", None, client)
    assert asked.gaps.get().gap == gap


def test_it_goes_into_the_open_plan_with_who_answers_and_until_when(
    cast: Cast, client: Client, project: LinkageProject
) -> None:
    plan, day = open_plan(client, goal="Crecer", actor=None), clock.today() + timedelta(days=20)
    link = a_requirement_gap(project, client, due_on=day, responsible="adviser", actor=cast.head)
    action = PlanAction.objects.get()
    assert (link.gap.state, link.gap.plan) == ("in_plan", plan)
    assert (action.due_on, action.adviser, action.what) == (day, cast.adviser, "Control de calidad")


def test_a_goal_opens_the_plan_of_who_has_none(client: Client, project: LinkageProject) -> None:
    assert a_requirement_gap(project, client, goal="Vender a la minera").gap.plan.goal == "Vender a la minera"  # type: ignore[union-attr]


def test_never_twice_for_one_firm_and_requirement_and_nothing_half_done(
    cast: Cast, client: Client, project: LinkageProject
) -> None:
    taken = a_requirement_gap(project, client).requirement
    fresh = a_missing_requirement(project, cast.firm, text="Volumen")
    wanted = [Wanted(fresh, client), Wanted(taken, client)]
    with pytest.raises(DomainError, match="chain_gap_already"):
        make_gaps(project, wanted=wanted, first=First(), actor=None)
    assert (RequirementGap.objects.count(), Gap.objects.count()) == (1, 1)


@pytest.mark.parametrize("state", ["met", "not_applicable", "unknown"])
def test_what_is_met_or_not_known_is_no_gap(cast: Cast, client: Client, project: LinkageProject, state: str) -> None:
    asked = a_requirement(project)
    set_state(asked, firm=cast.firm, state=state, actor=None)
    with pytest.raises(DomainError, match="chain_gap_not_needed"):
        make_gaps(project, wanted=[Wanted(asked, client)], first=First(), actor=None)


def test_nothing_chosen_retired_or_gone_is_refused(cast: Cast, client: Client, project: LinkageProject) -> None:
    with pytest.raises(DomainError, match="chain_nothing_chosen"):
        make_gaps(project, wanted=[], first=First(), actor=None)
    gone, stays = (a_missing_requirement(project, cast.firm, text=text) for text in ("Uno", "Dos"))
    with pytest.raises(DomainError, match="chain_requirement_retired"):
        make_gaps(project, wanted=[Wanted(retire_requirement(gone, actor=None), client)], first=First(), actor=None)
    leave_project(the_member(project, cast.firm), on=clock.today(), reason="Cerró", actor=None)
    with pytest.raises(DomainError, match="chain_not_a_member"):
        make_gaps(project, wanted=[Wanted(stays, client)], first=First(), actor=None)


def test_a_closed_gap_meets_the_requirement_only_when_somebody_says_so(
    cast: Cast, client: Client, project: LinkageProject
) -> None:
    link = a_requirement_gap(project, client)
    with pytest.raises(DomainError, match="chain_gap_not_closed"):
        answer_closed_gap(link, met=True, evidence=None, actor=cast.adviser)
    close_gap(link.gap)
    said = RequirementState.objects.get()
    assert said.state == "not_met"
    paper = a_paper(cast.firm)
    answer_closed_gap(link, met=True, evidence=paper, actor=cast.adviser)
    said.refresh_from_db()
    link.refresh_from_db()
    assert (said.state, said.evidence, link.answered_on) == ("met", paper, clock.today())


def test_not_yet_leaves_the_requirement_as_it_was(cast: Cast, client: Client, project: LinkageProject) -> None:
    link = a_requirement_gap(project, client)
    close_gap(link.gap)
    assert answer_closed_gap(link, met=False, evidence=None, actor=cast.adviser).answered_on == clock.today()
    assert RequirementState.objects.get().state == "not_met"
