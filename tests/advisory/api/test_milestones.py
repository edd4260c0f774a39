"""Milestones, as programs report and read them."""

from typing import Any

import pytest

from encadena.advisory.models import Milestone
from encadena.kernel import clock

from ...cast import Cast
from ...programs import Program, told
from ..makers import a_client, a_document, a_milestone


def finance(client: Any, **more: Any) -> dict[str, Any]:
    fields = {"client": client.pk, "kind": "finance", "on": clock.today().isoformat(), "what": "Crédito"}
    return {**fields, "amount": "2000000", "currency": "CLP", **more}


def test_a_milestone_is_reported_with_its_evidence_and_read(cast: Cast) -> None:
    client, program = a_client(cast.centre, cast.adviser, cast.firm), Program(cast.adviser)
    paper = a_document(cast.firm)
    reported = program.post("milestones", finance(client, documents=[paper.pk]))
    assert reported.status_code == 201
    kept = Milestone.objects.get()
    assert (list(kept.documents.all()), kept.reported_by) == ([paper], cast.adviser)
    shown = told(program.get(f"milestones/{kept.pk}"))
    assert (shown["state"], shown["amount"]) == ("reported", "2000000.00")
    assert [row["id"] for row in told(program.get("milestones?kind=finance"))["items"]] == [kept.pk]


def test_what_the_rules_refuse_is_said_in_the_language_asked_for(cast: Cast) -> None:
    client, program = a_client(cast.centre, cast.adviser), Program(cast.adviser)
    spanish = program.post("milestones", finance(client, amount=None), Accept_Language="es")
    english = program.post("milestones", finance(client, amount=None), Accept_Language="en")
    assert (spanish.status_code, told(spanish)["code"]) == (422, "milestone_amount_missing")
    assert told(spanish)["message"] != told(english)["message"]
    assert not Milestone.objects.exists()


def test_papers_of_another_firm_are_no_evidence(cast: Cast) -> None:
    client, program = a_client(cast.centre, cast.adviser, cast.firm), Program(cast.adviser)
    refused = program.post("milestones", finance(client, documents=[a_document(cast.rival_firm).pk]))
    assert told(refused)["code"] == "reference_unknown"


def test_a_rival_sees_and_reports_nothing(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_client(cast.rival_centre, cast.rival, cast.firm)
    kept = a_milestone(client)
    program = Program(cast.rival)
    assert told(program.get("milestones"))["items"] == []
    assert program.get(f"milestones/{kept.pk}").status_code == 404
    assert program.post("milestones", finance(client)).status_code == 404


@pytest.mark.parametrize("who", ["owner", "agency"])
def test_who_only_reads_does_not_report(cast: Cast, who: str) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    kept, program = a_milestone(client), Program(cast.by_role()[who])
    assert program.get(f"milestones/{kept.pk}").status_code == 200
    assert program.post("milestones", finance(client)).status_code == 403
