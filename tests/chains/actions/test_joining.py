from datetime import date

import pytest

from encadena.chains.actions.alliance import Parties, save_alliance
from encadena.chains.actions.member import leave_project
from encadena.chains.actions.requirement import set_state
from encadena.chains.models import LinkageProject, ProjectMember, RequirementState
from encadena.firms.actions.merge import merge_firms, undo_merge
from encadena.firms.models import Firm
from tests.cast import Cast
from tests.chains.makers import START, a_requirement, a_running_chain, a_sale, the_member
from tests.factories import a_firm


@pytest.fixture
def twin(cast: Cast) -> Firm:
    return a_firm(cast.centre, name="La Espiga (repetida)", rut=None)


@pytest.fixture
def project(cast: Cast, twin: Firm) -> LinkageProject:
    return a_running_chain(cast.centre, cast.firm, twin)


def spans() -> list[tuple[int, date, date | None]]:
    return list(ProjectMember.objects.order_by("pk").values_list("firm", "entered_on", "left_on"))


def test_both_are_in_the_project_and_stay_one_row(cast: Cast, twin: Firm, project: LinkageProject) -> None:
    before = list(ProjectMember.objects.order_by("pk").values())
    merge = merge_firms(cast.firm, twin, choices={}, actor=None)
    assert spans() == [(cast.firm.pk, START, None)]
    undo_merge(merge, actor=None)
    assert list(ProjectMember.objects.order_by("pk").values()) == before


def test_one_left_and_the_other_goes_on_is_one_stay(cast: Cast, twin: Firm, project: LinkageProject) -> None:
    leave_project(the_member(project, cast.firm), on=date(2025, 1, 10), reason="Cerró", actor=None)
    before = list(ProjectMember.objects.order_by("pk").values())
    merge = merge_firms(cast.firm, twin, choices={}, actor=None)
    assert spans() == [(cast.firm.pk, START, None)]
    assert ProjectMember.objects.get().left_reason == ""
    undo_merge(merge, actor=None)
    assert list(ProjectMember.objects.order_by("pk").values()) == before


def test_stays_apart_remain_two(cast: Cast, twin: Firm, project: LinkageProject) -> None:
    leave_project(the_member(project, cast.firm), on=date(2024, 5, 1), reason="Cerró", actor=None)
    ProjectMember.objects.filter(firm=twin).update(entered_on=date(2024, 8, 1))
    merge_firms(cast.firm, twin, choices={}, actor=None)
    assert [span[1:] for span in spans()] == [(START, date(2024, 5, 1)), (date(2024, 8, 1), None)]


def test_what_somebody_changed_since_is_left_alone(cast: Cast, twin: Firm, project: LinkageProject) -> None:
    merge = merge_firms(cast.firm, twin, choices={}, actor=None)
    leave_project(ProjectMember.objects.get(), on=date(2025, 6, 1), reason="Se fue", actor=None)
    undo_merge(merge, actor=None)
    assert [span[2] for span in spans()] == [date(2025, 6, 1)]


def test_the_later_account_of_a_requirement_counts(cast: Cast, twin: Firm, project: LinkageProject) -> None:
    asked, bystander = a_requirement(project), a_requirement(project, text="Otro")
    for requirement, day in ((asked, date(2025, 2, 1)), (bystander, date(2025, 9, 1))):
        set_state(requirement, firm=cast.firm, state="not_met", on=day, actor=None)
        set_state(requirement, firm=twin, state="met", on=date(2025, 5, 1), actor=None)
    merge = merge_firms(cast.firm, twin, choices={}, actor=None)
    kept = {row.requirement: row.state for row in RequirementState.objects.filter(firm=cast.firm)}
    assert kept == {asked: "met", bystander: "not_met"}
    undo_merge(merge, actor=None)
    assert RequirementState.objects.get(firm=cast.firm, requirement=asked).state == "not_met"
    assert RequirementState.objects.get(firm=twin, requirement=asked).state == "met"


def test_sales_of_both_are_of_the_one_that_stays_and_go_back(cast: Cast, twin: Firm, project: LinkageProject) -> None:
    sale = a_sale(project, twin)
    merge = merge_firms(cast.firm, twin, choices={}, actor=None)
    sale.refresh_from_db()
    assert sale.firm_id == cast.firm.pk
    undo_merge(merge, actor=None)
    sale.refresh_from_db()
    assert sale.firm_id == twin.pk


def test_a_party_named_twice_is_named_once_while_two_remain(cast: Cast, twin: Firm) -> None:
    data = {"name": "Compra conjunta", "kind": "commercial", "state": "talking"}
    wide = Parties(firms=[cast.firm, twin, cast.rival_firm])
    three = save_alliance(None, centre=cast.centre, project=None, data=data, parties=wide, actor=None)
    two = save_alliance(
        None, centre=cast.centre, project=None, data=data, parties=Parties(firms=[cast.firm, twin]), actor=None
    )
    merge = merge_firms(cast.firm, twin, choices={}, actor=None)
    assert set(three.parties.values_list("firm", flat=True)) == {cast.firm.pk, cast.rival_firm.pk}
    assert two.parties.count() == 2
    undo_merge(merge, actor=None)
    assert three.parties.count() == 3
