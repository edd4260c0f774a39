"""Clients, as programs read and move them."""

import pytest

from encadena.advisory.models import Client
from encadena.audit.models import Entry
from encadena.kernel import clock

from ...cast import Cast
from ...factories import a_firm
from ...programs import Program, told
from ..makers import a_client


def test_the_list_is_walked_by_name_to_its_end(cast: Cast) -> None:
    for name in ("Zapatos", "Aceites", "Mieles"):
        a_client(cast.centre, cast.adviser, a_firm(cast.centre, cast.adviser, name=name))
    program, names, after = Program(cast.adviser), [], ""
    for _page in range(3):
        page = told(program.get(f"clients?limit=1&after={after}"))
        names += [row["firm"]["name"] for row in page["items"]]
        after = page["next"]
    assert names == ["Aceites", "Mieles", "Zapatos"]
    assert after is None


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_whatever_its_length(
    cast: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    for _ in range(rows):
        a_client(cast.centre, cast.adviser)
    program = Program(cast.adviser)
    program.get("clients")  # the first of a minute notes the use of the key
    with django_assert_max_num_queries(9) as queries:  # type: ignore[operator]
        page = program.get("clients")
    assert len(told(page)["items"]) == rows
    assert sum("advisory_client" in query["sql"] for query in queries.captured_queries) == 1


def test_a_limit_beyond_a_hundred_is_refused(cast: Cast) -> None:
    assert Program(cast.adviser).get("clients?limit=101").status_code == 422


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("adviser", True), ("head", True), ("coordinator", True), ("agency", True), ("agency_region", True),
        ("administrator", True), ("rival", False),
    ],
)  # fmt: skip
def test_each_role_reads_what_its_pages_show(cast: Cast, who: str, seen: bool) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    program = Program(cast.by_role()[who])
    assert (client.pk in [row["id"] for row in told(program.get("clients"))["items"]]) is seen
    assert program.get(f"clients/{client.pk}").status_code == (200 if seen else 404)


@pytest.mark.parametrize("who", ["promoter", "association", "owner", "buyer"])
def test_roles_without_the_page_have_no_list(cast: Cast, who: str) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    program = Program(cast.by_role()[who])
    assert program.get("clients").status_code == 403
    assert program.get(f"clients/{client.pk}").status_code == 403


def test_a_rival_that_attends_the_same_firm_sees_only_its_own(cast: Cast) -> None:
    ours = a_client(cast.centre, cast.adviser, cast.firm, goal="Exportar pan")
    theirs = a_client(cast.rival_centre, cast.rival, cast.firm)
    program = Program(cast.rival)
    assert [row["id"] for row in told(program.get("clients"))["items"]] == [theirs.pk]
    assert program.post(f"clients/{ours.pk}/steps", {"step": "graduate", "reason": "other"}).status_code == 404
    ours.refresh_from_db()
    assert ours.stage == "accompanied"


def test_a_lead_is_opened_and_walks_to_its_end(cast: Cast) -> None:
    program = Program(cast.adviser)
    lead = {"firm": cast.firm.pk, "centre": cast.centre.pk, "adviser": cast.adviser.pk, "goal": "Exportar"}
    opened = program.post("clients", lead)
    assert opened.status_code == 201
    path = f"clients/{told(opened)['id']}/steps"
    today = clock.today().isoformat()
    for step, stage in (
        ({"step": "sign", "on": today}, "client"),
        ({"step": "begin"}, "accompanied"),
        ({"step": "pause", "reason": "no_answer"}, "inactive"),
        ({"step": "reopen"}, "accompanied"),
    ):
        assert told(program.post(path, step))["stage"] == stage
    assert program.post("clients", lead).status_code == 422
    assert Entry.objects.filter(verb="client.sign", actor=cast.adviser).count() == 1


def test_a_step_is_undone(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, stage="client")
    program = Program(cast.adviser)
    refused = program.post(f"clients/{client.pk}/steps", {"step": "sign", "on": clock.today().isoformat()})
    assert (refused.status_code, told(refused)["code"]) == (422, "step_not_possible")
    assert told(program.post(f"clients/{client.pk}/steps/undo"))["code"] == "step_not_undoable"


def test_a_centre_or_firm_that_is_not_ones_own_is_refused(cast: Cast) -> None:
    program = Program(cast.adviser)
    for lead in (
        {"firm": cast.firm.pk, "centre": cast.rival_centre.pk},
        {"firm": cast.rival_firm.pk, "centre": cast.centre.pk},
        {"firm": cast.firm.pk, "centre": cast.centre.pk, "adviser": cast.rival.pk},
    ):
        refused = program.post("clients", lead)
        assert (refused.status_code, told(refused)["code"]) == (422, "reference_unknown")
    assert not Client.objects.exists()


def test_who_only_reads_does_not_move(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    refused = Program(cast.agency).post(f"clients/{client.pk}/steps", {"step": "graduate", "reason": "other"})
    assert (refused.status_code, told(refused)["code"]) == (403, "not_allowed")
