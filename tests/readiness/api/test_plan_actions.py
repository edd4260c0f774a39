"""Actions of plans, as programs read them and move them to their end."""

from datetime import timedelta
from typing import Any

import pytest

from encadena.kernel import clock

from ...advisory.makers import a_client
from ...cast import Cast
from ...programs import Program, told
from ..makers import a_document
from ..plan_makers import a_gap_at_work, an_action
from .test_plans import ids


def test_an_action_is_done_with_a_paper_and_closed_by_somebody_else(cast: Cast) -> None:
    action, program = an_action(a_gap_at_work(cast), actor=cast.adviser), Program(cast.adviser, "plans:write")
    path, paper = f"plans/actions/{action.pk}/steps", a_document(cast.firm)
    assert told(program.post(path, {"step": "done"}))["code"] == "action_without_evidence"
    foreign = a_document(cast.rival_firm)
    assert told(program.post(path, {"step": "done", "evidence": foreign.pk}))["code"] == "reference_unknown"
    done = told(program.post(path, {"step": "done", "evidence": paper.pk}))
    assert (done["state"], done["evidence"]["id"], done["done_by"]["id"]) == ("done", paper.pk, cast.adviser.pk)
    assert done["steps"] == ["close", "send_back"]
    assert told(program.post(path, {"step": "close"}))["code"] == "action_own_close"
    assert told(Program(cast.head).post(path, {"step": "close"}))["closed_by"]["id"] == cast.head.pk
    assert told(program.post(path, {"step": "send_back", "note": "Faltó una hoja"}))["state"] == "to_do"
    assert told(program.post(path, {"step": "cancel", "note": "Ya no hace falta"}))["state"] == "cancelled"


def test_the_firm_does_its_own_action_and_cancels_none(cast: Cast) -> None:
    action, program = an_action(a_gap_at_work(cast), actor=cast.adviser), Program(cast.owner)
    path = f"plans/actions/{action.pk}/steps"
    assert program.post(path, {"step": "cancel", "note": "No"}).status_code == 403
    assert told(program.post(path, {"step": "done", "note": "Fue por teléfono"}))["state"] == "done"
    assert program.patch(f"plans/actions/{action.pk}", {"what": "Otra"}).status_code == 403


def test_only_what_is_sent_of_an_action_changes(cast: Cast) -> None:
    action = an_action(a_gap_at_work(cast), actor=cast.adviser, responsible="adviser", adviser=cast.adviser)
    program, later = Program(cast.adviser), (clock.today() + timedelta(days=30)).isoformat()
    corrected = told(program.patch(f"plans/actions/{action.pk}", {"due_on": later}))
    assert (corrected["due_on"], corrected["what"], corrected["adviser"]["id"]) == (
        later, "Traducir la lista", cast.adviser.pk,
    )  # fmt: skip
    assert told(program.patch(f"plans/actions/{action.pk}", {"adviser": cast.rival.pk}))["code"] == "reference_unknown"


def test_the_list_is_walked_from_the_soonest_and_narrowed(cast: Cast) -> None:
    gap, program = a_gap_at_work(cast), Program(cast.adviser)
    made = [an_action(gap, actor=cast.adviser, days=days).pk for days in (9, 3, 3)]
    first = told(program.get("plans/actions?limit=2"))
    second = told(program.get(f"plans/actions?limit=2&after={first['next']}"))
    assert [row["id"] for row in first["items"] + second["items"]] == [made[1], made[2], made[0]]
    until = clock.today() + timedelta(days=3)
    assert ids(program.get(f"plans/actions?due_until={until}")) == made[1:]
    assert ids(program.get(f"plans/actions?due_since={until + timedelta(days=1)}")) == made[:1]
    assert ids(program.get(f"plans/actions?adviser={cast.adviser.pk}")) == []
    assert ids(program.get("plans/actions?state=done")) == []
    assert ids(program.get(f"plans/actions?firm={cast.firm.pk}&responsible=firm")) == [made[1], made[2], made[0]]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_whatever_its_length(cast: Cast, rows: int, django_assert_max_num_queries: Any) -> None:
    gap = a_gap_at_work(cast)
    for _ in range(rows):
        an_action(gap, actor=cast.adviser)
    program = Program(cast.adviser)
    program.get("plans/actions")
    with django_assert_max_num_queries(9) as queries:
        page = told(program.get("plans/actions"))
    assert len(page["items"]) == rows
    assert sum('FROM "readiness_planaction"' in query["sql"] for query in queries.captured_queries) == 1


def test_a_rival_sees_and_changes_nothing(cast: Cast) -> None:
    action = an_action(a_gap_at_work(cast), actor=cast.adviser)
    a_client(cast.rival_centre, cast.rival, cast.firm)
    program, path = Program(cast.rival), f"plans/actions/{action.pk}"
    assert ids(program.get(f"plans/actions?firm={cast.firm.pk}")) == []
    assert program.get(path).status_code == 404
    assert program.patch(path, {"what": "Otra"}).status_code == 404
    assert program.post(f"{path}/steps", {"step": "done", "note": "x"}).status_code == 404
    action.refresh_from_db()
    assert (action.state, action.what) == ("to_do", "Traducir la lista")
