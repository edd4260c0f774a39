"""Linkage projects as programs read them, sales and states as programs write them."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.models import ChainSale, RequirementState

from ...cast import Cast
from ...programs import Program, told
from ..makers import a_chain, a_missing_requirement, a_paper, a_requirement, a_running_chain, a_sale


def ids(answer: Any) -> list[int]:
    return [row["id"] for row in told(answer)["items"]]


def test_projects_come_a_page_at_a_time_as_far_as_the_reader_sees(cast: Cast) -> None:
    old, new = a_running_chain(cast.centre, cast.firm), a_chain(cast.centre, starts_on=date(2025, 2, 1))
    program = Program(cast.adviser, "chains:read")
    first = program.get("chains?limit=1")
    assert ids(first) == [new.pk]
    assert ids(program.get(f"chains?limit=1&after={told(first)['next']}")) == [old.pk]
    assert ids(program.get("chains?state=running")) == [old.pk]
    assert ids(Program(cast.rival).get("chains")) == []
    one = told(program.get(f"chains/{old.pk}"))
    assert (one["code"], one["firms"], one["anchors"][0]["name"]) == (old.code, 1, old.anchors.get().name)
    assert Program(cast.rival).get(f"chains/{old.pk}").status_code == 404
    assert Program(cast.promoter).get("chains").status_code == 403


def test_a_partner_reads_all_names_and_the_details_of_its_own(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm, cast.rival_firm, partners=(cast.rival_centre,))
    sale, own = a_sale(project, cast.firm), a_sale(project, cast.rival_firm)
    a_missing_requirement(project, cast.firm)
    whole, part, firm = Program(cast.adviser), Program(cast.rival), Program(cast.owner)
    assert len(told(part.get(f"chains/{project.pk}/members"))["items"]) == 2
    assert [m["firm"]["id"] for m in told(firm.get(f"chains/{project.pk}/members"))["items"]] == [cast.firm.pk]
    assert sorted(ids(whole.get(f"chains/{project.pk}/sales"))) == [sale.pk, own.pk]
    assert ids(part.get(f"chains/{project.pk}/sales")) == [own.pk]
    assert ids(part.get(f"chains/{project.pk}/states")) == []
    assert len(ids(whole.get(f"chains/{project.pk}/states"))) == 1
    assert [row["text"] for row in told(part.get(f"chains/{project.pk}/requirements"))] == ["Control de calidad"]


def test_sales_are_walked_by_month(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    march, may = (a_sale(project, cast.firm, month=date(2025, month, 1)) for month in (3, 5))
    program = Program(cast.adviser)
    first = program.get(f"chains/{project.pk}/sales?limit=1")
    assert ids(first) == [may.pk]
    assert ids(program.get(f"chains/{project.pk}/sales?after={told(first)['next']}")) == [march.pk]
    assert ids(program.get(f"chains/{project.pk}/sales?since=2025-05-20")) == [may.pk]
    assert ids(program.get(f"chains/{project.pk}/sales?until=2025-03-01")) == [march.pk]


def test_a_sale_is_recorded_once_under_its_key(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    program, path = Program(cast.adviser, "chains:write"), f"chains/{project.pk}/sales"
    sent = {"firm": cast.firm.pk, "buyer": project.anchors.get().pk, "month": "2025-05-17", "amount": 250_000}
    made = [program.post(path, sent, Idempotency_Key="boleta-1") for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    assert (told(made[0])["month"], ChainSale.objects.count()) == ("2025-05-01", 1)
    for wrong, code in (
        ({"firm": cast.rival_firm.pk}, "reference_unknown"),
        ({"buyer": 999_999}, "reference_unknown"),
        ({"amount": 0}, "invalid"),
        ({"paid_on": "2025-06-01"}, "chain_paid_without_invoice"),
    ):
        refused = program.post(path, {**sent, **wrong})
        assert (refused.status_code, told(refused)["code"]) == (422, code)
    assert told(program.post(path, {**sent, "paid_on": "2025-06-01"}))["message"].startswith("Hay fecha de pago")


def test_where_a_firm_stands_is_said_and_said_again(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    asked, paper = a_requirement(project, evidence="Resolución"), a_paper(cast.firm)
    program, path = Program(cast.adviser), f"chains/{project.pk}/states"
    about = {"requirement": asked.pk, "firm": cast.firm.pk}
    refused = program.post(path, {**about, "state": "met"})
    assert (refused.status_code, told(refused)["code"]) == (422, "chain_evidence_missing")
    assert told(program.post(path, {**about, "state": "in_progress"}))["state"] == "in_progress"
    said = told(program.post(path, {**about, "state": "met", "evidence": paper.pk, "said_by": "buyer"}))
    assert (said["state"], said["said_by"], said["evidence"]["id"]) == ("met", "buyer", paper.pk)
    assert RequirementState.objects.count() == 1
    foreign = a_requirement(a_running_chain(cast.centre, cast.firm))
    refused = program.post(path, {**about, "requirement": foreign.pk, "state": "met"})
    assert (refused.status_code, told(refused)["params"]["field"]) == (422, "requirement")


def test_who_only_reads_writes_nothing(cast: Cast) -> None:
    project = a_running_chain(cast.centre, cast.firm)
    sent = {"firm": cast.firm.pk, "buyer": project.anchors.get().pk, "month": "2025-05-17", "amount": 1}
    for user, status in ((cast.agency, 403), (cast.owner, 403), (cast.rival, 404)):
        assert Program(user).post(f"chains/{project.pk}/sales", sent).status_code == status
    assert Program(cast.adviser, "chains:read").post(f"chains/{project.pk}/sales", sent).status_code == 403
    assert ChainSale.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_asks_the_same_whatever_its_length(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _ in range(rows):
        a_running_chain(cast.centre, cast.firm)
    program = Program(cast.agency)
    program.get("chains")
    with django_assert_num_queries(4):
        program.get("chains")
