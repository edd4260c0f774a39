from datetime import date, timedelta

import pytest

from encadena.audit.models import Entry
from encadena.chains.actions.anchor import add_anchor
from encadena.chains.actions.member import add_members
from encadena.chains.actions.project import (
    change_kind,
    create_project,
    edit_project,
    finish_project,
    reopen_project,
    start_project,
    stop_project,
)
from encadena.chains.models import LinkageProject
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from tests.cast import Cast
from tests.chains.makers import START, a_chain, a_running_chain, an_anchor


def the_data(cast: Cast, **fields: object) -> dict[str, object]:
    plain = {"code": "enc-1", "name": "Pan de cada día", "kind": "suppliers", "centre": cast.centre}
    return {**plain, "starts_on": START, **fields}


def test_a_project_begins_as_a_draft_with_the_first_spell_of_its_kind(cast: Cast) -> None:
    project = create_project(data=the_data(cast), partners=[cast.centre, cast.rival_centre], actor=cast.adviser)
    assert (project.code, project.state, project.planned_end, project.budget) == ("ENC-1", "draft", None, None)
    assert [c.pk for c in project.partners.all()] == [cast.rival_centre.pk], "the leading centre is no guest"
    assert [(k.kind, k.since, k.until) for k in project.kinds.all()] == [("suppliers", START, None)]
    assert Entry.objects.filter(verb="chain.created", actor=cast.adviser).count() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"code": " "}, "chain_code_missing"),
        ({"name": "—"}, "chain_name_missing"),
        ({"planned_end": START - timedelta(days=1)}, "chain_ends_before_start"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, fields: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        create_project(data=the_data(cast, **fields), actor=cast.adviser)
    assert not LinkageProject.objects.exists()


def test_a_code_names_one_project(cast: Cast) -> None:
    create_project(data=the_data(cast), actor=cast.adviser)
    with pytest.raises(DomainError, match="chain_code_taken"):
        create_project(data=the_data(cast, code="ENC-1"), actor=cast.adviser)


def test_an_edit_keeps_what_it_was_in_the_log_and_not_the_kind(cast: Cast) -> None:
    project = create_project(data=the_data(cast), actor=cast.adviser)
    edited = edit_project(project, data=the_data(cast, name="Pan", kind="business", budget=5), actor=cast.adviser)
    assert (edited.name, edited.kind, edited.budget) == ("Pan", "suppliers", 5)
    changes = Entry.objects.get(verb="chain.edited").changes
    assert changes == {"name": ["Pan de cada día", "Pan"], "budget": [None, 5]}


def test_it_starts_with_a_buyer_and_a_firm_and_only_once(cast: Cast) -> None:
    project = a_chain(cast.centre)
    add_anchor(project, anchor=an_anchor(), actor=None)
    with pytest.raises(DomainError, match="chain_empty"):
        start_project(project, actor=cast.adviser)
    add_members(project, firms=[cast.firm], on=START, actor=None)
    assert start_project(project, actor=cast.adviser).state == "running"
    with pytest.raises(DomainError, match="chain_not_draft"):
        start_project(project, actor=cast.adviser)


def test_it_finishes_once_and_is_then_closed_to_changes(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    with pytest.raises(DomainError, match="chain_ends_before_start"):
        finish_project(project, on=START - timedelta(days=1), actor=None)
    with pytest.raises(DomainError, match="chain_date_in_future"):
        finish_project(project, on=clock.today() + timedelta(days=1), actor=None)
    done = finish_project(project, on=date(2025, 3, 1), actor=None)
    assert (done.state, done.ended_on) == ("finished", date(2025, 3, 1))
    with pytest.raises(DomainError, match="chain_over"):
        edit_project(project, data=the_data(cast), actor=None)


def test_a_draft_cannot_finish_but_may_be_stopped(cast: Cast) -> None:
    project = a_chain(cast.centre)
    with pytest.raises(DomainError, match="chain_not_running"):
        finish_project(project, on=clock.today(), actor=None)
    with pytest.raises(DomainError, match="chain_reason_missing"):
        stop_project(project, on=clock.today(), reason=" ", actor=None)
    assert stop_project(project, on=clock.today(), reason="Cerró el comprador", actor=None).state == "stopped"


def test_reopening_forgets_the_end_and_its_reason(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    with pytest.raises(DomainError, match="chain_not_over"):
        reopen_project(project, actor=None)
    stop_project(project, on=clock.today(), reason="Sin fondos", actor=None)
    again = reopen_project(project, actor=None)
    assert (again.state, again.ended_on, again.stopped_reason) == ("running", None, "")


def test_the_kinds_of_a_project_follow_one_another_without_a_hole(cast: Cast) -> None:
    project = a_chain(cast.centre)
    turned = change_kind(project, kind="business", since=date(2025, 1, 1), reason="Se sumaron", actor=None)
    assert turned.kind == "business"
    spells = [(k.kind, k.since, k.until) for k in project.kinds.order_by("since")]
    assert spells == [("suppliers", START, date(2025, 1, 1)), ("business", date(2025, 1, 1), None)]


@pytest.mark.parametrize(
    ("kind", "days", "code"),
    [
        ("suppliers", 10, "chain_kind_same"),
        ("business", 0, "chain_kind_before_last"),
        ("business", 9999, "chain_date_in_future"),
    ],
)
def test_a_kind_does_not_change_into_itself_nor_before_it_began(cast: Cast, kind: str, days: int, code: str) -> None:
    with pytest.raises(DomainError, match=code):
        change_kind(a_chain(cast.centre), kind=kind, since=START + timedelta(days=days), actor=None)


def test_an_edit_of_what_somebody_else_edited_changes_nothing_and_says_what_differs(cast: Cast) -> None:
    project = a_chain(cast.centre)
    data = {"code": project.code, "name": "Mío", "centre": cast.centre, "starts_on": project.starts_on}
    edit_project(project, data={**data, "name": "Suyo"}, expected_version=1, actor=None)
    with pytest.raises(Conflict) as caught:
        edit_project(project, data=data, expected_version=1, actor=None)
    assert caught.value.params["fields"] == {"name": ["Suyo", "Mío"]}
    assert caught.value.params["version"] == 2
    project.refresh_from_db()
    assert project.name == "Suyo"
    assert edit_project(project, data=data, expected_version=2, actor=None).version == 3
