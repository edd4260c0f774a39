from datetime import timedelta
from typing import Any

import pytest

from encadena.advisory.actions.client import (
    begin_accompaniment,
    graduate,
    make_inactive,
    open_lead,
    reopen,
    sign_agreement,
    take_back_step,
    update_client,
)
from encadena.advisory.choices import Stage
from encadena.advisory.models import Client
from encadena.audit.models import Entry
from encadena.firms.models import Assignment, Document, Firm
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import a_firm, a_post, a_user

pytestmark = pytest.mark.django_db


def a_lead(cast: Cast, **fields: Any) -> Client:
    fields.setdefault("arrived_on", clock.today() - timedelta(days=30))
    return open_lead(cast.firm, centre=cast.centre, actor=cast.adviser, **fields)


def a_document(firm: Firm, kind: str = "agreement") -> Document:
    return Document.objects.create(firm=firm, kind=kind, title="Acuerdo", file="x.pdf", size=1, sha256="0" * 64)


def test_a_lead_opens_the_assignment_of_its_firm_when_there_is_none(cast: Cast) -> None:
    stranger = a_firm(name="Nueva SpA")
    client = open_lead(stranger, centre=cast.centre, adviser=cast.adviser, goal="Exportar", actor=cast.head)
    assignment = Assignment.objects.get(firm=stranger)
    assert (assignment.centre, assignment.adviser, assignment.until) == (cast.centre, cast.adviser, None)
    assert (client.stage, client.adviser, client.sort_name) == (Stage.LEAD, cast.adviser, "nueva spa")
    assert [(c.before, c.after, c.by) for c in client.stage_changes.all()] == [("", "lead", cast.head)]
    assert [(s.centre, s.adviser, s.until) for s in client.spells.all()] == [(cast.centre, cast.adviser, None)]
    assert Entry.objects.get(subject_kind="advisory.client").verb == "client.opened"


def test_a_lead_keeps_the_adviser_who_attends_the_firm_already(cast: Cast) -> None:
    assert a_lead(cast).adviser == cast.adviser
    assert Assignment.objects.filter(firm=cast.firm).count() == 1


def test_a_named_adviser_takes_the_firm_over(cast: Cast) -> None:
    new = a_user(full_name="Nueva Asesora")
    a_post(new, centre=cast.centre)
    assert a_lead(cast, adviser=new).adviser == new
    assert Assignment.objects.get(firm=cast.firm, until=None).adviser == new


def test_a_firm_is_a_client_of_a_centre_once(cast: Cast) -> None:
    client = a_lead(cast)
    with pytest.raises(DomainError, match="already_client") as refused:
        a_lead(cast)
    assert refused.value.params["client_id"] == client.pk


def test_two_centres_may_have_the_same_firm_apart(cast: Cast) -> None:
    mine = a_lead(cast)
    theirs = open_lead(cast.firm, centre=cast.rival_centre, actor=cast.rival, adviser=cast.rival)
    assert (mine.centre, theirs.centre) == (cast.centre, cast.rival_centre)


def test_a_closed_centre_takes_nobody(cast: Cast) -> None:
    cast.centre.closed_on = clock.today()
    cast.centre.save()
    with pytest.raises(DomainError, match="centre_closed"):
        a_lead(cast)
    assert not Client.objects.exists()


def test_the_way_from_lead_to_graduate_is_written_down(cast: Cast) -> None:
    client, signed = a_lead(cast), clock.today() - timedelta(days=20)
    sign_agreement(client, on=signed, actor=cast.adviser)
    begin_accompaniment(client, actor=cast.adviser)
    client = graduate(client, reason="reached_goal", note="Primera venta afuera", actor=cast.head)
    steps = [(c.before, c.after, c.on, c.by) for c in client.stage_changes.order_by("id")][1:]
    today = clock.today()
    assert steps == [
        ("lead", "client", signed, cast.adviser),
        ("client", "accompanied", today, cast.adviser),
        ("accompanied", "graduated", today, cast.head),
    ]
    client.refresh_from_db()
    assert (client.agreement_signed_on, client.ended_on, client.end_reason) == (signed, today, "reached_goal")
    assert client.stage_since == today
    verbs = Entry.objects.filter(subject_kind="advisory.client").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["client.opened", "client.sign", "client.begin", "client.graduate"]


def test_a_step_out_of_order_says_what_is_possible_and_changes_nothing(cast: Cast) -> None:
    client = a_lead(cast)
    with pytest.raises(DomainError, match="step_not_possible") as refused:
        begin_accompaniment(client, actor=cast.adviser)
    assert refused.value.params["possible"] == ["sign", "pause"]
    client.refresh_from_db()
    assert (client.stage, client.stage_changes.count()) == ("lead", 1)


def test_an_agreement_is_signed_on_a_day_that_has_come(cast: Cast) -> None:
    client = a_lead(cast)
    for on, error in (
        (None, "agreement_date_missing"),
        (clock.today() + timedelta(days=1), "step_in_future"),
        (clock.today() - timedelta(days=31), "step_before_stage"),
    ):
        with pytest.raises(DomainError, match=error):
            sign_agreement(client, on=on, actor=cast.adviser)


def test_the_agreement_is_a_document_of_that_kind_and_firm(cast: Cast) -> None:
    client = a_lead(cast)
    for wrong in (a_document(cast.rival_firm), a_document(cast.firm, kind="tax")):
        with pytest.raises(DomainError, match="agreement_not_of_firm"):
            sign_agreement(client, on=clock.today(), document=wrong, actor=cast.adviser)
    right = a_document(cast.firm)
    sign_agreement(client, on=clock.today(), document=right, actor=cast.adviser)
    client.refresh_from_db()
    assert client.agreement == right


def test_an_inactive_client_returns_to_where_it_was(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    make_inactive(client, reason="no_answer", actor=cast.adviser)
    client = reopen(client, actor=cast.adviser)
    client.refresh_from_db()
    assert (client.stage, client.ended_on, client.end_reason) == ("accompanied", None, "")


def test_a_client_ends_for_a_reason(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    with pytest.raises(DomainError, match="end_reason_missing"):
        make_inactive(client, reason="", actor=cast.adviser)


def test_who_took_a_step_takes_it_back_the_same_day(cast: Cast) -> None:
    client = a_lead(cast)
    sign_agreement(client, on=clock.today(), actor=cast.adviser)
    with pytest.raises(DomainError, match="step_not_undoable"):
        take_back_step(client, actor=cast.head)
    client = take_back_step(client, actor=cast.adviser)
    client.refresh_from_db()
    assert (client.stage, client.agreement_signed_on, client.stage_since) == ("lead", None, client.arrived_on)
    assert Entry.objects.filter(verb="client.step_undone").count() == 1
    with pytest.raises(DomainError, match="step_not_undoable"):
        take_back_step(client, actor=cast.adviser)


def test_a_step_of_yesterday_stays(cast: Cast) -> None:
    client = a_lead(cast)
    sign_agreement(client, on=clock.today(), actor=cast.adviser)
    client.stage_changes.filter(after="client").update(recorded_at=clock.now() - timedelta(days=2))
    with pytest.raises(DomainError, match="step_not_undoable"):
        take_back_step(client, actor=cast.adviser)


def test_an_edit_is_kept_once(cast: Cast) -> None:
    client = a_lead(cast)
    for _ in range(2):
        edited = update_client(client, data={"goal": "Exportar"}, expected_version=1, actor=cast.adviser)
    assert (edited.goal, edited.version) == ("Exportar", 2)
    assert Entry.objects.filter(verb="client.updated").count() == 1


def test_two_edits_of_one_goal_are_shown_and_not_overwritten(cast: Cast) -> None:
    client = a_lead(cast, goal="Vender")
    update_client(client, data={"goal": "Exportar"}, expected_version=1, actor=cast.head)
    with pytest.raises(Conflict) as conflict:
        update_client(client, data={"goal": "Formalizar", "origin": ""}, expected_version=1, actor=cast.adviser)
    told = {"goal": {"base": "Vender", "theirs": "Exportar", "mine": "Formalizar", "take": ""}}
    assert conflict.value.params == {"fields": told, "version": 2}
    client.refresh_from_db()
    assert client.goal == "Exportar"


def test_edits_of_different_fields_do_not_disturb_each_other(cast: Cast) -> None:
    client = a_lead(cast, goal="Vender")
    update_client(client, data={"goal": "Exportar"}, expected_version=1, actor=cast.head)
    edited = update_client(client, data={"origin": "Feria"}, expected_version=1, actor=cast.adviser)
    assert (edited.goal, edited.origin, edited.version) == ("Exportar", "Feria", 3)


def test_a_client_whose_way_nobody_wrote_down_has_nothing_to_take_back(cast: Cast) -> None:
    with pytest.raises(DomainError, match="step_not_undoable"):
        take_back_step(a_client(cast.centre, cast.adviser), actor=cast.adviser)
