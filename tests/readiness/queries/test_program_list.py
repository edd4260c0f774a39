"""Lists that programs walk, for readers of one centre and of many."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.readiness.actions.plan import open_plan
from encadena.readiness.queries.program_list import FEW, Duty, Where, actions_after, gaps_after, plans_after

from ...advisory.makers import a_client
from ...cast import Cast
from ...factories import a_centre
from ..plan_makers import a_gap_at_work, an_action


def test_a_coordinator_of_many_centres_walks_its_own_and_no_other(cast: Cast) -> None:
    centres = [cast.centre, *(a_centre(cast.operator) for _ in range(FEW + 1))]
    ours = [open_plan(a_client(centre, cast.adviser), goal="Meta", actor=None) for centre in centres]
    open_plan(a_client(cast.rival_centre, cast.rival), goal="Ajena", actor=None)
    assert plans_after(cast.coordinator, Where(), Duty(), "", 50) == ours[::-1]
    assert plans_after(cast.coordinator, Where(centre=cast.centre.pk), Duty(), "", 50) == ours[:1]
    assert plans_after(cast.coordinator, Where(centre=cast.rival_centre.pk), Duty(), "", 50) == []


def test_what_is_over_is_no_duty(cast: Cast) -> None:
    action = an_action(a_gap_at_work(cast), actor=cast.adviser)
    of_firm = Duty(responsible="firm")
    assert plans_after(cast.adviser, Where(), of_firm, "", 50) == [action.gap.plan]
    for state in ("done", "closed", "cancelled"):
        type(action).objects.update(state=state)
        assert plans_after(cast.adviser, Where(), of_firm, "", 50) == []


@pytest.mark.parametrize("after", ["", "nothing", "-1", "9" * 30, "2026-13-45.1"])
def test_what_is_no_mark_begins_at_the_start(cast: Cast, after: str) -> None:
    action = an_action(a_gap_at_work(cast), actor=cast.adviser)
    assert plans_after(cast.adviser, Where(), Duty(), after, 50) == [action.gap.plan]
    assert gaps_after(cast.adviser, Where(), after, 50) == [action.gap]
    assert actions_after(cast.adviser, Where(), Duty(), after, 50) == [action]


def test_of_a_plans_duty_only_its_clients_actions_are_asked(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as queries:
        plans_after(cast.adviser, Where(), Duty(responsible="firm"), "", 50)
    (asked,) = [query["sql"] for query in queries.captured_queries if "readiness_planaction" in query["sql"]]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + asked.replace("%", "%%"))
            steps: list[Any] = [row[3] for row in cursor.fetchall()]
        assert any("actions_of_client" in step for step in steps), steps
