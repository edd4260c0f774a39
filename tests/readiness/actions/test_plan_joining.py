"""Plans, gaps and actions of two clients that become one when their firms do."""

from encadena.advisory.models import Client
from encadena.firms.actions.merge import merge_firms, undo_merge
from encadena.firms.models import Merge
from encadena.readiness.actions.gap import add_gap, move_gap
from encadena.readiness.actions.plan import close_plan, open_plan
from encadena.readiness.models import Gap, Plan

from ...advisory.makers import a_client
from ...cast import Cast
from ...factories import a_firm
from ..makers import a_diagnosis
from ..plan_makers import a_gap_at_work, an_action, anas_client


def a_twin(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, a_firm(cast.centre, cast.adviser, rut=None))


def a_gap_of(client: Client, cast: Cast, title: str) -> Gap:
    gap = add_gap(client, title=title, detected_by="adviser", actor=cast.adviser)
    return move_gap(gap, before="open", after="in_plan", actor=cast.adviser)


def merged(kept: Client, gone: Client) -> Merge:
    return merge_firms(kept.firm, gone.firm, choices={}, actor=None)


def test_the_gaps_of_both_go_on_in_the_plan_that_remains_and_come_back(cast: Cast) -> None:
    ours, gone = a_gap_at_work(cast), a_twin(cast)
    theirs_plan = open_plan(gone, goal="Formalizarse", actor=cast.adviser)
    theirs = a_gap_of(gone, cast, "Sin inicio de actividades")
    action = an_action(theirs, actor=cast.adviser)
    merge = merged(ours.client, gone)
    for row in (theirs, theirs_plan, action):
        row.refresh_from_db()
    assert (theirs.plan, theirs.client, theirs.firm) == (ours.plan, ours.client, cast.firm)
    assert (action.client, action.firm) == (ours.client, cast.firm)
    assert theirs_plan.client == ours.client
    assert theirs_plan.closed_on is not None
    assert Plan.objects.get(client=ours.client, closed_on=None) == ours.plan
    undo_merge(merge, actor=None)
    for row in (theirs, theirs_plan, action, ours):
        row.refresh_from_db()
    assert (theirs.plan, theirs.client_id, theirs_plan.closed_on) == (theirs_plan, gone.pk, None)
    assert (action.client_id, action.firm) == (gone.pk, gone.firm)
    assert ours.client.plans.get(closed_on=None) == ours.plan


def test_an_only_plan_goes_over_as_it_is(cast: Cast) -> None:
    kept, gone = anas_client(cast), a_twin(cast)
    plan = open_plan(gone, goal="Formalizarse", actor=cast.adviser)
    diagnosis = a_diagnosis(gone)
    merge = merged(kept, gone)
    plan.refresh_from_db()
    diagnosis.refresh_from_db()
    assert (plan.client, plan.closed_on, diagnosis.client) == (kept, None, kept)
    undo_merge(merge, actor=None)
    plan.refresh_from_db()
    assert plan.client_id == gone.pk


def test_a_gap_that_was_moved_since_stays_where_it_was_put(cast: Cast) -> None:
    ours, gone = a_gap_at_work(cast), a_twin(cast)
    open_plan(gone, goal="Formalizarse", actor=cast.adviser)
    theirs = a_gap_of(gone, cast, "Sin inicio de actividades")
    merge = merged(ours.client, gone)
    move_gap(theirs, before="in_plan", after="open", actor=cast.adviser)
    undo_merge(merge, actor=None)
    theirs.refresh_from_db()
    assert (theirs.plan, theirs.client_id) == (None, gone.pk)


def test_a_plan_that_was_closed_with_a_note_since_is_not_reopened(cast: Cast) -> None:
    ours, gone = a_gap_at_work(cast), a_twin(cast)
    open_plan(gone, goal="Formalizarse", actor=cast.adviser)
    merge = merged(ours.client, gone)
    move_gap(ours, before="working", after="discarded", reason="x", actor=cast.adviser)
    close_plan(Plan.objects.get(pk=ours.plan_id), note="Listo", actor=cast.adviser)
    undo_merge(merge, actor=None)
    assert Plan.objects.get(client=gone.pk).closed_on is None
    assert Plan.objects.get(pk=ours.plan_id).closing_note == "Listo"
