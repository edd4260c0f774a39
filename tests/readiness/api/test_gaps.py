"""Gaps, as programs name, correct and move them."""

from typing import Any

import pytest

from encadena.readiness.models import Gap, PlanAction

from ...advisory.makers import a_client
from ...cast import Cast
from ...programs import Program, told
from ..makers import a_diagnosis
from ..plan_makers import a_gap, a_gap_at_work, an_action, anas_client
from .test_plans import ids


def test_a_gap_is_named_corrected_moved_and_closed_by_a_second_look(cast: Cast) -> None:
    client, program = anas_client(cast), Program(cast.adviser, "plans:read", "plans:write")
    plan = told(program.post("plans", {"client": client.pk, "goal": "Exportar"}))["id"]
    added = program.post("plans/gaps", {"client": client.pk, "title": "Sin precios en inglés", "severity": 3})
    assert added.status_code == 201
    path = f"plans/gaps/{told(added)['id']}"
    assert (told(added)["detected_by"], told(added)["plan"]) == ("adviser", None)
    corrected = told(program.patch(path, {"evidence_says": "Lista solo en pesos"}))
    assert (corrected["title"], corrected["evidence_says"]) == ("Sin precios en inglés", "Lista solo en pesos")
    for before, after in (("open", "in_plan"), ("in_plan", "working"), ("working", "to_review")):
        moved = told(program.post(f"{path}/move", {"before": before, "after": after}))
        assert (moved["state"], moved["plan"]) == (after, plan)
    last = {"before": "to_review", "after": "closed", "reason": "Ya la tiene"}
    assert told(program.post(f"{path}/move", last))["code"] == "gap_own_review"
    assert told(Program(cast.head).post(f"{path}/move", last))["state"] == "closed"
    assert ids(program.get(f"plans/gaps?plan={plan}&state=closed")) == [told(added)["id"]]


def test_who_read_an_old_state_moves_nothing(cast: Cast) -> None:
    gap, program = a_gap_at_work(cast), Program(cast.adviser)
    refused = program.post(f"plans/gaps/{gap.pk}/move", {"before": "in_plan", "after": "open"})
    assert (refused.status_code, told(refused)["code"]) == (422, "gap_moved_meanwhile")
    assert told(program.get(f"plans/gaps/{gap.pk}"))["state"] == "working"


def test_the_firms_own_account_says_what_the_firm_says(cast: Cast) -> None:
    client, program = anas_client(cast), Program(cast.owner)
    added = told(program.post("plans/gaps", {"client": client.pk, "title": "No sé cobrar afuera"}))
    assert (added["detected_by"], added["firm_says"]) == ("firm", "No sé cobrar afuera")
    path = f"plans/gaps/{added['id']}"
    assert told(program.patch(path, {"firm_says": "No sé cobrar en Perú"}))["firm_says"] == "No sé cobrar en Perú"
    for refused in (
        program.patch(path, {"title": "Otra"}),
        program.post("plans/gaps", {"client": client.pk, "title": "Precios", "adviser_says": "Faltan"}),
        program.post("plans/gaps", {"client": client.pk, "title": "Precios", "detected_by": "buyer",
                                    "detected_name": "Lima"}),
    ):  # fmt: skip
        assert (refused.status_code, told(refused)["code"]) == (422, "gap_words_of_others")
    assert program.post(f"{path}/move", {"before": "open", "after": "discarded", "reason": "x"}).status_code == 403
    assert Gap.objects.count() == 1


def test_a_gap_comes_from_an_item_of_a_diagnosis_of_the_same_firm(cast: Cast) -> None:
    client, program = anas_client(cast), Program(cast.adviser)
    diagnosis, other = a_diagnosis(client), a_diagnosis(a_client(cast.centre, cast.adviser))
    said = {"client": client.pk, "title": "Precios", "diagnosis": diagnosis.pk, "item": "a"}
    added = told(program.post("plans/gaps", said))
    code = diagnosis.version.questionnaire.code
    assert (added["diagnosis"], added["questionnaire"], added["item"]) == (diagnosis.pk, code, "a")
    assert told(program.post("plans/gaps", {**said, "item": "zzz"}))["code"] == "item_unknown"
    assert told(program.post("plans/gaps", {**said, "diagnosis": other.pk}))["code"] == "reference_unknown"


def test_an_action_is_agreed_with_somebody_of_the_centre(cast: Cast) -> None:
    gap, program = a_gap_at_work(cast), Program(cast.adviser)
    task = {"what": "Traducir la lista", "responsible": "adviser", "due_on": "2099-03-01", "adviser": cast.head.pk}
    added = program.post(f"plans/gaps/{gap.pk}/actions", task)
    assert (added.status_code, told(added)["adviser"]["id"]) == (201, cast.head.pk)
    foreign = program.post(f"plans/gaps/{gap.pk}/actions", {**task, "adviser": cast.rival.pk})
    assert told(foreign)["code"] == "reference_unknown"
    past = program.post(f"plans/gaps/{gap.pk}/actions", {**task, "due_on": "2020-03-01"})
    assert told(past)["code"] == "action_date_past"
    assert PlanAction.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_whatever_its_length(cast: Cast, rows: int, django_assert_max_num_queries: Any) -> None:
    for _ in range(rows):
        an_action(a_gap(cast), actor=cast.adviser)
    program = Program(cast.adviser)
    program.get("plans/gaps")
    with django_assert_max_num_queries(9) as queries:
        page = told(program.get("plans/gaps"))
    assert [len(row["actions"]) for row in page["items"]] == [1] * rows
    assert sum('FROM "readiness_' in query["sql"] for query in queries.captured_queries) == 2


def test_the_list_is_walked_from_the_newest(cast: Cast) -> None:
    made = [a_gap(cast).pk for _ in range(3)]
    program = Program(cast.adviser)
    first = told(program.get("plans/gaps?limit=2"))
    second = told(program.get(f"plans/gaps?limit=2&after={first['next']}"))
    assert [row["id"] for row in first["items"] + second["items"]] == made[::-1]


def test_a_rival_sees_and_changes_nothing(cast: Cast) -> None:
    gap = a_gap_at_work(cast)
    a_client(cast.rival_centre, cast.rival, cast.firm)
    program, path = Program(cast.rival), f"plans/gaps/{gap.pk}"
    task = {"what": "Traducir", "responsible": "firm", "due_on": "2099-03-01"}
    assert ids(program.get(f"plans/gaps?firm={cast.firm.pk}")) == []
    for refused in (
        program.get(path),
        program.patch(path, {"title": "Otra"}),
        program.post(f"{path}/move", {"before": "working", "after": "to_review"}),
        program.post(f"{path}/actions", task),
        program.post("plans/gaps", {"client": gap.client_id, "title": "Otra"}),
    ):
        assert refused.status_code == 404
    gap.refresh_from_db()
    assert (gap.state, Gap.objects.count(), PlanAction.objects.count()) == ("working", 1, 0)


def test_who_only_reads_does_not_write(cast: Cast) -> None:
    gap, program = a_gap(cast), Program(cast.agency)
    assert program.get(f"plans/gaps/{gap.pk}").status_code == 200
    assert program.patch(f"plans/gaps/{gap.pk}", {"title": "Otra"}).status_code == 403
    assert program.post("plans/gaps", {"client": gap.client_id, "title": "Otra"}).status_code == 403
