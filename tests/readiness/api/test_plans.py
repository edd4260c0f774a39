"""Plans, as programs open, read, agree and close them."""

from datetime import timedelta
from typing import Any

import pytest

from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.readiness.actions.plan import open_plan
from encadena.readiness.models import Plan

from ...advisory.makers import a_client
from ...cast import Cast
from ...programs import Program, told
from ..plan_makers import a_gap_at_work, an_action, anas_client


def ids(page: Any) -> list[int]:
    return [row["id"] for row in told(page)["items"]]


def test_a_plan_is_opened_agreed_and_closed(cast: Cast) -> None:
    client, program = anas_client(cast), Program(cast.adviser, "plans:read", "plans:write")
    opened = program.post("plans", {"client": client.pk, "goal": "Exportar a Perú"})
    assert opened.status_code == 201
    path = f"plans/{told(opened)['id']}"
    assert told(program.patch(path, {"goal": "Exportar a Perú y Bolivia"}))["goal"] == "Exportar a Perú y Bolivia"
    agreed = told(program.post(f"{path}/agree", {"by": "Olga Dueña"}))
    assert (agreed["agreed_by"], agreed["agreed_on"]) == ("Olga Dueña", clock.today().isoformat())
    assert told(program.post(f"{path}/close", {"note": "Se logró"}))["closing_note"] == "Se logró"
    assert ids(program.get("plans?state=open")) == []
    assert ids(program.get("plans?state=closed")) == [Plan.objects.get().pk]
    refused = program.patch(path, {"goal": "Otra"})
    assert (refused.status_code, told(refused)["code"]) == (422, "plan_closed")
    assert Entry.objects.filter(verb__startswith="plan.", actor=cast.adviser).count() == 4


def test_a_second_open_plan_is_refused_and_a_repeated_request_is_not_a_second_one(cast: Cast) -> None:
    body, program = {"client": anas_client(cast).pk, "goal": "Exportar"}, Program(cast.adviser)
    first = program.post("plans", body, Idempotency_Key="plan-1")
    again = program.post("plans", body, Idempotency_Key="plan-1")
    assert (first.status_code, again.content) == (201, first.content)
    assert told(program.post("plans", body))["code"] == "plan_open_already"
    assert Plan.objects.count() == 1


def test_one_plan_comes_with_its_gaps_and_their_actions(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    action = an_action(gap, actor=cast.adviser)
    a_gap_at_work(cast, title="Nadie contesta el teléfono", severity=3)
    shown = told(Program(cast.adviser).get(f"plans/{gap.plan_id}"))
    assert [row["severity"] for row in shown["gaps"]] == [3, 2]
    assert [row["id"] for row in shown["gaps"][1]["actions"]] == [action.pk]
    assert shown["gaps"][1]["moves"] == ["to_review", "in_plan", "discarded"]
    assert shown["gaps"][1]["actions"][0]["steps"] == ["done", "cancel"]


def test_a_plan_with_open_gaps_does_not_close(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    refused = Program(cast.adviser).post(f"plans/{gap.plan_id}/close")
    assert (refused.status_code, told(refused)["code"], told(refused)["params"]) == (
        422, "plan_has_open_gaps", {"n": 1},
    )  # fmt: skip


def test_the_list_is_asked_for_what_is_due_and_by_whom(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    an_action(gap, actor=cast.adviser, days=10, responsible="firm")
    other = a_client(cast.centre, cast.adviser)
    idle = open_plan(other, goal="Formalizarse", actor=cast.adviser)
    program = Program(cast.adviser)
    soon, late = (clock.today() + timedelta(days=days) for days in (9, 10))
    assert ids(program.get("plans")) == [idle.pk, gap.plan_id]
    assert ids(program.get("plans?responsible=firm")) == [gap.plan_id]
    assert ids(program.get("plans?responsible=adviser")) == []
    assert ids(program.get(f"plans?due_until={soon}")) == []
    assert ids(program.get(f"plans?due_until={late}")) == [gap.plan_id]
    assert ids(program.get(f"plans?firm={other.firm_id}")) == [idle.pk]
    assert ids(program.get(f"plans?client={other.pk}&centre={cast.centre.pk}")) == [idle.pk]


def test_the_list_is_walked_from_the_newest(cast: Cast) -> None:
    made = [open_plan(a_client(cast.centre, cast.adviser), goal="Meta", actor=cast.adviser).pk for _ in range(3)]
    program = Program(cast.adviser)
    first = told(program.get("plans?limit=2"))
    second = told(program.get(f"plans?limit=2&after={first['next']}"))
    assert [row["id"] for row in first["items"] + second["items"]] == made[::-1]
    assert second["next"] is None


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_whatever_its_length(cast: Cast, rows: int, django_assert_max_num_queries: Any) -> None:
    for _ in range(rows):
        open_plan(a_client(cast.centre, cast.adviser), goal="Meta", actor=cast.adviser)
    program = Program(cast.adviser)
    program.get("plans")  # the first of a minute notes the use of the key
    with django_assert_max_num_queries(9) as queries:
        page = told(program.get("plans"))
    assert len(page["items"]) == rows
    assert sum('FROM "readiness_plan"' in query["sql"] for query in queries.captured_queries) == 1


def test_a_rival_sees_and_changes_nothing(cast: Cast) -> None:
    client = anas_client(cast)
    a_client(cast.rival_centre, cast.rival, cast.firm)
    kept = open_plan(client, goal="Exportar", actor=cast.adviser)
    program = Program(cast.rival)
    assert ids(program.get("plans")) == []
    assert ids(program.get(f"plans?firm={cast.firm.pk}")) == []
    assert program.get(f"plans/{kept.pk}").status_code == 404
    assert program.patch(f"plans/{kept.pk}", {"goal": "Otra"}).status_code == 404
    assert program.post(f"plans/{kept.pk}/agree", {"by": "Olga"}).status_code == 404
    assert program.post(f"plans/{kept.pk}/close").status_code == 404
    assert program.post("plans", {"client": client.pk, "goal": "Otra"}).status_code == 404
    kept.refresh_from_db()
    assert (kept.goal, kept.agreed_on, kept.closed_on) == ("Exportar", None, None)


@pytest.mark.parametrize("who", ["owner", "agency", "agency_region"])
def test_who_only_reads_does_not_write(cast: Cast, who: str) -> None:
    kept = open_plan(anas_client(cast), goal="Exportar", actor=cast.adviser)
    program = Program(cast.by_role()[who])
    assert ids(program.get("plans")) == [kept.pk]
    assert program.get(f"plans/{kept.pk}").status_code == 200
    assert program.patch(f"plans/{kept.pk}", {"goal": "Otra"}).status_code == 403
    assert program.post(f"plans/{kept.pk}/close").status_code == 403


@pytest.mark.parametrize("who", ["promoter", "association", "buyer"])
def test_roles_without_the_page_have_no_list(cast: Cast, who: str) -> None:
    assert Program(cast.by_role()[who]).get("plans").status_code == 403
