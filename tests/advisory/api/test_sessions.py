"""Sessions, as programs log and read them."""

from typing import Any
from uuid import uuid4

import pytest

from encadena.advisory.models import Session
from encadena.kernel import clock

from ...cast import Cast
from ...programs import Program, told
from ..makers import a_client, a_session


def said(*clients: Any, **more: Any) -> dict[str, Any]:
    fields = {"on": clock.today().isoformat(), "mode": "centre", "area": "finance", "contact_minutes": 60}
    return {**fields, "advice": "Flujo de caja", "clients": [client.pk for client in clients], **more}


def test_a_session_is_logged_read_corrected_withdrawn_and_brought_back(cast: Cast) -> None:
    client, program = a_client(cast.centre, cast.adviser), Program(cast.adviser)
    logged = program.post("sessions", said(client, starts_at="09:30"))
    assert logged.status_code == 201
    kept = told(logged)
    assert (kept["counts"], kept["clients"][0]["minutes"], kept["starts_at"]) == (True, 60, "09:30")
    path = f"sessions/{kept['id']}"
    corrected = told(program.patch(path, {"expected_version": kept["version"], "contact_minutes": 30}))
    assert (corrected["contact_minutes"], corrected["advice"]) == (30, "Flujo de caja")
    assert told(program.post(f"{path}/withdraw"))["withdrawn_at"] is not None
    assert told(program.get("sessions"))["items"] == []
    assert [row["id"] for row in told(program.get("sessions?withdrawn=true"))["items"]] == [kept["id"]]
    assert told(program.post(f"{path}/restore"))["withdrawn_at"] is None
    assert told(program.get(path))["id"] == kept["id"]


def test_a_conflict_says_what_differs(cast: Cast) -> None:
    client, program = a_client(cast.centre, cast.adviser), Program(cast.adviser)
    kept = told(program.post("sessions", said(client)))
    path = f"sessions/{kept['id']}"
    program.patch(path, {"expected_version": kept["version"], "contact_minutes": 30})
    refused = program.patch(path, {"expected_version": kept["version"], "contact_minutes": 45})
    assert refused.status_code == 409
    fields = told(refused)["params"]["fields"]
    assert (fields["contact_minutes"]["theirs"], fields["contact_minutes"]["mine"]) == (30, 45)


def test_one_key_is_one_session_even_after_the_answer_was_forgotten(cast: Cast) -> None:
    from encadena.accounts.models import ApiAnswer

    client, program = a_client(cast.centre, cast.adviser), Program(cast.adviser)
    first = program.post("sessions", said(client), Idempotency_Key="tablet-7")
    ApiAnswer.objects.all().delete()
    again = program.post("sessions", said(client), Idempotency_Key="tablet-7")
    assert told(first)["id"] == told(again)["id"]
    assert Session.objects.count() == 1
    key = str(uuid4())
    same = [told(program.post("sessions", said(client, key=key, contact_minutes=5)))["id"] for _ in range(2)]
    assert same[0] == same[1]
    other = program.post("sessions", said(client, key=key, contact_minutes=6))
    assert (other.status_code, told(other)["code"]) == (409, "session_key_taken")


@pytest.mark.parametrize("who", ["head", "coordinator", "agency", "agency_region", "owner", "administrator"])
def test_who_sees_the_centre_or_was_there_reads_it(cast: Cast, who: str) -> None:
    kept = a_session(a_client(cast.centre, cast.adviser, cast.firm))
    program = Program(cast.by_role()[who])
    assert [row["id"] for row in told(program.get("sessions"))["items"]] == [kept.pk]
    assert program.get(f"sessions/{kept.pk}").status_code == 200


def test_a_firm_does_not_see_who_sat_beside_it(cast: Cast) -> None:
    other = a_client(cast.centre, cast.adviser)
    kept = a_session(a_client(cast.centre, cast.adviser, cast.firm), other)
    program = Program(cast.owner)
    assert [seat["firm"]["id"] for seat in told(program.get(f"sessions/{kept.pk}"))["clients"]] == [cast.firm.pk]
    listed = told(program.get("sessions"))["items"][0]["clients"]
    assert [seat["firm"]["id"] for seat in listed] == [cast.firm.pk]


def test_a_rival_sees_and_changes_nothing(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_client(cast.rival_centre, cast.rival, cast.firm)
    kept = a_session(client)
    program = Program(cast.rival)
    assert told(program.get("sessions"))["items"] == []
    assert program.get(f"sessions/{kept.pk}").status_code == 404
    assert program.patch(f"sessions/{kept.pk}", {"expected_version": 1, "advice": "x"}).status_code == 404
    assert program.post(f"sessions/{kept.pk}/withdraw").status_code == 404
    assert told(program.post("sessions", said(client)))["code"] == "session_client_unknown"
    assert Session.objects.filter(withdrawn_at=None).count() == 1


def test_only_who_leads_logs_for_somebody_else(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    assert told(Program(cast.adviser).post("sessions", said(client, adviser=cast.head.pk)))["code"] == (
        "reference_unknown"
    )
    logged = told(Program(cast.head).post("sessions", said(client, adviser=cast.adviser.pk)))
    assert logged["adviser"]["id"] == cast.adviser.pk


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_whatever_its_length(cast: Cast, rows: int, django_assert_max_num_queries: Any) -> None:
    client = a_client(cast.centre, cast.adviser)
    for day in range(rows):
        a_session(client, days_ago=day)
    program = Program(cast.adviser)
    program.get("sessions")
    with django_assert_max_num_queries(9) as queries:
        page = told(program.get("sessions"))
    assert len(page["items"]) == rows
    assert sum("advisory_session" in query["sql"] for query in queries.captured_queries) == 2


def test_the_list_is_walked_from_the_newest(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    made = [a_session(client, days_ago=day).pk for day in (0, 0, 3)]
    program = Program(cast.adviser)
    first = told(program.get("sessions?limit=2"))
    second = told(program.get(f"sessions?limit=2&after={first['next']}"))
    assert [row["id"] for row in first["items"]] == [made[1], made[0]]
    assert ([row["id"] for row in second["items"]], second["next"]) == ([made[2]], None)
