from datetime import date, timedelta

import pytest

from encadena.audit.models import Entry
from encadena.chains.actions.anchor import add_anchor
from encadena.chains.actions.member import add_members, come_back, leave_project
from encadena.chains.models import ProjectMember
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.chains.makers import START, a_chain, an_anchor, the_member
from tests.factories import a_firm

LATER = date(2024, 9, 1)


def test_a_firm_may_be_in_two_projects_but_never_twice_in_one(cast: Cast) -> None:
    project = a_chain(cast.centre, cast.firm)
    a_chain(cast.centre, cast.firm)
    with pytest.raises(DomainError, match="chain_member_twice") as refused:
        add_members(project, firms=[cast.firm], on=LATER, actor=None)
    assert refused.value.params == {"firms": ["Panadería La Espiga SpA"]}
    assert ProjectMember.objects.filter(firm=cast.firm).count() == 2


def test_all_enter_or_none(cast: Cast) -> None:
    project = a_chain(cast.centre, cast.firm)
    with pytest.raises(DomainError, match="chain_member_twice"):
        add_members(project, firms=[a_firm(cast.centre), cast.firm], on=LATER, actor=None)
    assert project.members.count() == 1
    made = add_members(project, firms=[a_firm(cast.centre), a_firm(cast.centre)], on=LATER, actor=cast.adviser)
    assert project.members.count() == 3
    assert Entry.objects.filter(verb="firm.entered_chain", actor=cast.adviser).count() == len(made) == 2


def test_a_firm_comes_again_from_the_day_it_left_and_not_before(cast: Cast) -> None:
    project = a_chain(cast.centre, cast.firm)
    leave_project(the_member(project, cast.firm), on=LATER, reason="Cambió de rubro", actor=None)
    with pytest.raises(DomainError, match="chain_member_twice"):
        add_members(project, firms=[cast.firm], on=LATER - timedelta(days=1), actor=None)
    add_members(project, firms=[cast.firm], on=LATER, actor=None)
    assert project.members.filter(firm=cast.firm, left_on__isnull=True).count() == 1


def test_days_that_make_no_sense_are_refused(cast: Cast) -> None:
    project, tomorrow = a_chain(cast.centre), clock.today() + timedelta(days=1)
    for on, code in ((START - timedelta(days=1), "chain_member_before_start"), (tomorrow, "chain_date_in_future")):
        with pytest.raises(DomainError, match=code):
            add_members(project, firms=[cast.firm], on=on, actor=None)
    with pytest.raises(DomainError, match="chain_nobody_chosen"):
        add_members(project, firms=[], on=LATER, actor=None)


def test_the_buyer_of_a_project_does_not_sell_in_it(cast: Cast) -> None:
    project = a_chain(cast.centre)
    add_anchor(project, anchor=an_anchor(firm=cast.firm), actor=None)
    with pytest.raises(DomainError, match="chain_member_is_anchor"):
        add_members(project, firms=[cast.firm], on=LATER, actor=None)


def test_leaving_needs_a_reason_and_a_day_after_entering_and_happens_once(cast: Cast) -> None:
    member = the_member(a_chain(cast.centre, cast.firm), cast.firm)
    with pytest.raises(DomainError, match="chain_reason_missing"):
        leave_project(member, on=LATER, reason=" ", actor=None)
    with pytest.raises(DomainError, match="chain_member_leaves_before"):
        leave_project(member, on=START - timedelta(days=1), reason="x", actor=None)
    assert leave_project(member, on=LATER, reason="Cerró", actor=cast.adviser).left_reason == "Cerró"
    with pytest.raises(DomainError, match="chain_member_left_already"):
        leave_project(member, on=LATER, reason="Cerró", actor=None)


def test_leaving_can_be_undone_unless_the_firm_is_back_already(cast: Cast) -> None:
    project = a_chain(cast.centre, cast.firm)
    member = the_member(project, cast.firm)
    leave_project(member, on=LATER, reason="Cerró", actor=None)
    assert come_back(member, actor=cast.adviser).left_on is None
    leave_project(member, on=LATER, reason="Cerró", actor=None)
    add_members(project, firms=[cast.firm], on=LATER, actor=None)
    with pytest.raises(DomainError, match="chain_member_twice"):
        come_back(member, actor=None)
