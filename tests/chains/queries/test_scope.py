import pytest

from encadena.chains.actions.alliance import Parties, save_alliance
from encadena.chains.actions.member import leave_project
from encadena.chains.models import LinkageProject
from encadena.chains.queries.matrix import matrix_of
from encadena.chains.queries.project import candidates, session_links
from encadena.chains.queries.scope import (
    alliances_visible_to,
    detailed_firms,
    may_create,
    may_lead,
    may_take_part,
    members_named_to,
    projects_visible_to,
)
from tests.cast import Cast
from tests.chains.makers import a_chain, a_requirement, a_running_chain, the_member
from tests.factories import a_firm


@pytest.fixture
def alone(cast: Cast) -> LinkageProject:
    return a_running_chain(cast.centre, cast.firm)


@pytest.fixture
def shared(cast: Cast) -> LinkageProject:
    """Led by Ana's centre; Raúl's takes part."""
    return a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))


def sees(cast: Cast, project: LinkageProject) -> set[str]:
    return {name for name, user in cast.by_role().items() if projects_visible_to(user).filter(pk=project.pk).exists()}


STAFF = {"adviser", "head", "coordinator", "agency", "agency_region", "administrator"}


def test_a_project_is_seen_by_its_centre_those_above_and_its_firms(cast: Cast, alone: LinkageProject) -> None:
    assert sees(cast, alone) == STAFF | {"owner"}


def test_a_rival_sees_a_project_in_which_its_centre_takes_part(cast: Cast, shared: LinkageProject) -> None:
    assert sees(cast, shared) == STAFF | {"owner", "rival"}


def test_a_firm_does_not_see_a_draft_nor_a_project_of_others(cast: Cast) -> None:
    assert "owner" not in sees(cast, a_chain(cast.centre, cast.firm))
    assert "owner" not in sees(cast, a_running_chain(cast.centre, a_firm(cast.centre)))


def test_who_left_still_sees_the_project_it_was_in(cast: Cast, alone: LinkageProject) -> None:
    member = the_member(alone, cast.firm)
    leave_project(member, on=member.entered_on, reason="Cerró", actor=None)
    assert "owner" in sees(cast, alone)


def test_the_centre_that_leads_writes_and_one_that_takes_part_adds_its_own(cast: Cast, shared: LinkageProject) -> None:
    leads = {name for name, user in cast.by_role().items() if may_lead(user, shared)}
    takes = {name for name, user in cast.by_role().items() if may_take_part(user, shared)}
    assert leads == {"adviser", "head", "coordinator", "administrator"}
    assert takes == leads | {"rival"}
    assert not may_create(cast.agency)


def test_a_partner_sees_the_details_of_its_own_firms_only(cast: Cast, shared: LinkageProject) -> None:
    a_requirement(shared)
    assert set(detailed_firms(cast.adviser, shared)) == {cast.firm, cast.rival_firm}
    assert set(detailed_firms(cast.rival, shared)) == {cast.rival_firm}
    seen = matrix_of(cast.rival, shared)
    assert ([line.member.firm for line in seen.lines], seen.hidden) == ([cast.rival_firm], 1)
    assert members_named_to(cast.rival, shared).count() == 2


def test_a_firm_learns_neither_names_nor_states_of_the_others(cast: Cast, shared: LinkageProject) -> None:
    a_requirement(shared)
    assert [m.firm for m in members_named_to(cast.owner, shared)] == [cast.firm]
    assert [line.member.firm for line in matrix_of(cast.owner, shared).lines] == [cast.firm]


def test_only_firms_in_reach_can_be_brought_in(cast: Cast, alone: LinkageProject) -> None:
    free = a_firm(cast.centre, name="Pastelería Sol")
    a_firm(cast.rival_centre, name="Pastelería Luna")
    assert candidates(cast.adviser, alone, "pasteler") == [free]
    assert cast.firm not in candidates(cast.adviser, alone, "")


def test_an_alliance_is_seen_by_its_centre_and_by_its_firms(cast: Cast) -> None:
    data = {"name": "Harina", "kind": "commercial", "state": "talking"}
    parties = Parties(firms=[cast.firm], institutions=[cast.operator])
    made = save_alliance(None, centre=cast.centre, project=None, data=data, parties=parties, actor=None)
    seen = {name for name, user in cast.by_role().items() if alliances_visible_to(user).filter(pk=made.pk).exists()}
    assert seen == STAFF | {"owner"}


def test_a_session_may_be_linked_to_running_projects_that_hold_all_of_its_firms(cast: Cast) -> None:
    other = a_firm(cast.centre)
    both, one = a_running_chain(cast.centre, cast.firm, other), a_running_chain(cast.centre, cast.firm)
    a_chain(cast.centre, cast.firm, other)
    assert {link.pk for link in session_links(cast.adviser, [cast.firm.pk])} == {both.pk, one.pk}
    assert [link.pk for link in session_links(cast.adviser, [cast.firm.pk, other.pk])] == [both.pk]
    assert session_links(cast.rival, [cast.firm.pk]) == []
    assert len(session_links(None, [cast.firm.pk])) == 2
