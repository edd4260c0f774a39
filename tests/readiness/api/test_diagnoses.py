"""Diagnoses, as programs read them."""

from ...advisory.makers import a_client
from ...cast import Cast
from ...programs import Program, told
from ..makers import a_diagnosis


def test_diagnoses_are_read_within_reach(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    made = [a_diagnosis(client).pk for _ in range(3)]
    program = Program(cast.adviser, "diagnoses:read")
    first = told(program.get("diagnoses?limit=2"))
    second = told(program.get(f"diagnoses?limit=2&after={first['next']}"))
    assert [row["id"] for row in first["items"] + second["items"]] == made[::-1]
    shown = told(program.get(f"diagnoses/{made[0]}"))
    assert (shown["client"], shown["state"], shown["result"]) == (client.pk, "open", None)


def test_a_rival_sees_none(cast: Cast) -> None:
    kept = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))
    a_client(cast.rival_centre, cast.rival, cast.firm)
    program = Program(cast.rival)
    assert told(program.get("diagnoses"))["items"] == []
    assert program.get(f"diagnoses/{kept.pk}").status_code == 404


def test_they_are_only_read(cast: Cast) -> None:
    refused = Program(cast.adviser).post("diagnoses", {})
    assert (refused.status_code, told(refused)["code"]) == (405, "method_not_allowed")
