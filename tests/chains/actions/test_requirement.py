from datetime import timedelta

import pytest

from encadena.audit.models import Entry
from encadena.chains.actions.requirement import (
    restore_requirement,
    retire_requirement,
    save_requirement,
    set_state,
)
from encadena.chains.models import RequirementState
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.chains.makers import a_chain, a_paper, a_requirement, an_anchor


def test_a_requirement_says_what_and_names_a_buyer_of_the_project(cast: Cast) -> None:
    project = a_chain(cast.centre)
    with pytest.raises(DomainError, match="chain_requirement_text_missing"):
        a_requirement(project, text=" ")
    with pytest.raises(DomainError, match="chain_anchor_not_in_project"):
        a_requirement(project, anchor=an_anchor())
    made = a_requirement(project, level="should", kind="quality")
    edited = save_requirement(project, requirement=made, data={"text": "HACCP", "level": "must"}, actor=cast.adviser)
    assert (edited.pk, edited.text, edited.level) == (made.pk, "HACCP", "must")


def test_a_state_is_one_row_per_firm_and_the_log_keeps_what_it_was(cast: Cast) -> None:
    requirement = a_requirement(a_chain(cast.centre, cast.firm))
    set_state(requirement, firm=cast.firm, state="in_progress", actor=cast.adviser)
    set_state(requirement, firm=cast.firm, state="not_met", said_by="buyer", note="Falta el rótulo", actor=cast.adviser)
    row = RequirementState.objects.get()
    assert (row.state, row.said_by, row.set_by) == ("not_met", "buyer", cast.adviser)
    told = Entry.objects.filter(verb="requirement.state_set", subject_id=str(row.pk)).order_by("pk")
    assert [entry.changes["state"] for entry in told] == [[None, "in_progress"], ["in_progress", "not_met"]]


def test_nobody_meets_what_asks_for_a_paper_without_one(cast: Cast) -> None:
    requirement = a_requirement(a_chain(cast.centre, cast.firm), evidence="Resolución")
    with pytest.raises(DomainError, match="chain_evidence_missing"):
        set_state(requirement, firm=cast.firm, state="met", actor=None)
    with pytest.raises(DomainError, match="chain_evidence_of_another_firm"):
        set_state(requirement, firm=cast.firm, state="met", evidence=a_paper(cast.rival_firm), actor=None)
    assert not RequirementState.objects.exists()
    paper = a_paper(cast.firm)
    assert set_state(requirement, firm=cast.firm, state="met", evidence=paper, actor=None).evidence == paper
    assert set_state(requirement, firm=cast.firm, state="not_met", actor=None).state == "not_met"


def test_without_a_paper_asked_for_the_word_is_enough(cast: Cast) -> None:
    requirement = a_requirement(a_chain(cast.centre, cast.firm))
    assert set_state(requirement, firm=cast.firm, state="met", said_by="firm", actor=None).evidence is None


def test_only_who_is_in_is_rated_and_never_in_the_future(cast: Cast) -> None:
    requirement = a_requirement(a_chain(cast.centre, cast.firm))
    with pytest.raises(DomainError, match="chain_not_a_member"):
        set_state(requirement, firm=cast.rival_firm, state="met", actor=None)
    with pytest.raises(DomainError, match="chain_date_in_future"):
        set_state(requirement, firm=cast.firm, state="met", on=clock.today() + timedelta(days=1), actor=None)


def test_a_retired_requirement_keeps_its_states_and_can_come_back(cast: Cast) -> None:
    requirement = a_requirement(a_chain(cast.centre, cast.firm))
    set_state(requirement, firm=cast.firm, state="met", actor=None)
    retired = retire_requirement(requirement, actor=cast.adviser)
    with pytest.raises(DomainError, match="chain_requirement_retired"):
        set_state(retired, firm=cast.firm, state="not_met", actor=None)
    assert restore_requirement(retired, actor=cast.adviser).states.get().state == "met"
