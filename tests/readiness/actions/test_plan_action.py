from datetime import timedelta

import pytest

from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.readiness.actions.gap import move_gap
from encadena.readiness.actions.plan_action import (
    add_action,
    cancel_action,
    close_action,
    edit_action,
    mark_done,
    send_back,
)
from encadena.readiness.models import PlanAction
from tests.cast import Cast
from tests.readiness.plan_makers import a_gap_at_work, a_task, an_action, an_evidence


@pytest.fixture
def action(cast: Cast) -> PlanAction:
    return an_action(a_gap_at_work(cast))


def test_a_new_action_is_for_today_or_later(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    with pytest.raises(DomainError, match="action_date_past"):
        add_action(gap, task=a_task(days=-1), actor=cast.adviser)
    assert add_action(gap, task=a_task(days=0), actor=cast.adviser).due_on == clock.today()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"what": " "}, "action_text_missing"),
        ({"responsible": "other"}, "action_person_missing"),
        ({"responsible": "adviser"}, "action_person_missing"),
        ({"responsible": "other", "person": "Contador", "email": "no es correo"}, "email_invalid"),
    ],
)
def test_what_is_missing_is_named(cast: Cast, fields: dict[str, str], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        add_action(a_gap_at_work(cast), task=a_task(**fields), actor=cast.adviser)


def test_a_gap_that_is_over_gets_no_more_actions(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    move_gap(gap, before="working", after="discarded", reason="No", actor=cast.adviser)
    with pytest.raises(DomainError, match="gap_over"):
        add_action(gap, task=a_task(), actor=cast.adviser)


def test_nobody_closes_what_they_marked_done_themselves(cast: Cast, action: PlanAction) -> None:
    mark_done(action, on=clock.today(), evidence=an_evidence(cast.firm), actor=cast.adviser)
    with pytest.raises(DomainError, match="action_own_close"):
        close_action(action, actor=cast.adviser)
    closed = close_action(action, actor=cast.head)
    assert (closed.state, closed.closed_by, closed.done_by) == ("closed", cast.head, cast.adviser)


def test_what_is_not_done_is_not_closed(cast: Cast, action: PlanAction) -> None:
    with pytest.raises(DomainError, match="action_state_changed"):
        close_action(action, actor=cast.head)


def test_done_needs_a_paper_of_this_firm_or_a_reason(cast: Cast, action: PlanAction) -> None:
    today = clock.today()
    with pytest.raises(DomainError, match="action_without_evidence"):
        mark_done(action, on=today, evidence=None, actor=cast.owner)
    with pytest.raises(DomainError, match="document_not_of_firm"):
        mark_done(action, on=today, evidence=an_evidence(cast.rival_firm), actor=cast.owner)
    with pytest.raises(DomainError, match="action_done_in_future"):
        mark_done(action, on=today + timedelta(days=1), evidence=an_evidence(cast.firm), actor=cast.owner)
    mark_done(action, on=today, evidence=None, without_evidence="Fue una llamada", actor=cast.owner)
    with pytest.raises(DomainError, match="action_reason_missing"):
        close_action(action, actor=cast.adviser)
    assert close_action(action, note="Llamé y confirmé", actor=cast.adviser).note == "Llamé y confirmé"


def test_marking_done_twice_counts_once(cast: Cast, action: PlanAction) -> None:
    paper = an_evidence(cast.firm)
    mark_done(action, on=clock.today(), evidence=paper, actor=cast.owner)
    with pytest.raises(DomainError, match="action_state_changed"):
        mark_done(action, on=clock.today(), evidence=paper, actor=cast.adviser)


def test_a_correction_says_why_and_the_story_keeps_what_was_stated(cast: Cast, action: PlanAction) -> None:
    mark_done(action, on=clock.today(), evidence=an_evidence(cast.firm), actor=cast.owner)
    close_action(action, actor=cast.adviser)
    with pytest.raises(DomainError, match="action_reason_missing"):
        send_back(action, reason=" ", actor=cast.head)
    back = send_back(action, reason="La lista es de 2019", actor=cast.head)
    assert (back.state, back.done_by, back.evidence, back.closed_at) == ("to_do", None, None, None)
    entry = Entry.objects.get(verb="gap.action_back")
    assert entry.changes["action.evidence"] == ["Lista en inglés", None]
    assert entry.context["reason"] == "La lista es de 2019"


def test_a_date_that_has_passed_may_stay_but_not_be_chosen(cast: Cast, action: PlanAction) -> None:
    PlanAction.objects.filter(pk=action.pk).update(due_on=clock.today() - timedelta(days=3))
    kept = edit_action(action, task=a_task(days=-3, what="Traducir y publicar"), actor=cast.adviser)
    assert kept.what == "Traducir y publicar"
    with pytest.raises(DomainError, match="action_date_past"):
        edit_action(action, task=a_task(days=-2), actor=cast.adviser)
    changes = Entry.objects.get(verb="gap.action_edited").changes
    assert changes == {"action.what": ["Traducir la lista", "Traducir y publicar"]}


def test_what_is_not_needed_any_more_is_cancelled_with_its_reason_and_comes_back(
    cast: Cast, action: PlanAction
) -> None:
    with pytest.raises(DomainError, match="action_reason_missing"):
        cancel_action(action, reason="", actor=cast.adviser)
    assert cancel_action(action, reason="Ya existía", actor=cast.adviser).state == "cancelled"
    assert send_back(action, reason="No era la misma", actor=cast.adviser).state == "to_do"
