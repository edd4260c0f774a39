from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from encadena.advisory.actions.milestone import (
    correct_milestone,
    restore_milestone,
    return_milestone,
    state_attribution,
    verify_milestone,
    withdraw_milestone,
)
from encadena.advisory.models import Client, Milestone, MilestoneJob
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_baseline, a_client, a_document, a_milestone
from tests.cast import Cast


@pytest.fixture
def client_(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


def test_sales_grow_from_the_baseline_that_stood(client_: Client) -> None:
    a_baseline(client_, value=1_000_000)
    milestone = a_milestone(client_, kind="sales", after=Decimal(1_400_000))
    assert (milestone.change, milestone.state) == (400_000, "reported")
    a_baseline(client_, value=1_300_000)
    milestone.refresh_from_db()
    assert milestone.baseline is not None
    assert milestone.baseline.value == 1_000_000


def test_without_a_baseline_there_is_no_milestone(client_: Client) -> None:
    with pytest.raises(DomainError, match="baseline_missing"):
        a_milestone(client_, kind="sales", after=Decimal(5))
    a_baseline(client_, value=None)
    with pytest.raises(DomainError, match="baseline_missing"):
        a_milestone(client_, kind="sales", after=Decimal(5))
    assert not Milestone.objects.exists()


def test_a_second_person_verifies(cast: Cast, client_: Client) -> None:
    milestone = a_milestone(client_, actor=cast.adviser)
    with pytest.raises(DomainError, match="milestone_own"):
        verify_milestone(milestone, note="", actor=cast.adviser)
    done = verify_milestone(milestone, note="Revisé el contrato", actor=cast.head)
    assert (done.state, done.reviewed_by) == ("verified", cast.head)
    with pytest.raises(DomainError, match="milestone_not_open"):
        verify_milestone(milestone, note="", actor=cast.coordinator)
    assert Entry.objects.filter(verb="milestone.verified", actor=cast.head).count() == 1


def test_nothing_is_verified_without_evidence(cast: Cast, client_: Client) -> None:
    milestone = a_milestone(client_, documents=[])
    with pytest.raises(DomainError, match="milestone_no_evidence"):
        verify_milestone(milestone, note="", actor=cast.head)


def test_the_evidence_is_the_firms_own(cast: Cast, client_: Client) -> None:
    with pytest.raises(DomainError, match="evidence_of_another"):
        a_milestone(client_, documents=[a_document(cast.rival_firm)])


def test_a_job_is_created_or_kept_but_never_both_nor_twice(client_: Client) -> None:
    a_baseline(client_, "jobs", 2)
    a_milestone(client_, kind="jobs_created", after=Decimal(4), jobs=("Panadera – Rosa", "Repartidor"))
    for kind in ("jobs_kept", "jobs_created"):
        with pytest.raises(DomainError, match="job_twice") as twice:
            a_milestone(client_, kind=kind, after=Decimal(5), jobs=("panadera: ROSA",))
        assert twice.value.params["kind"] == "jobs_created"
    assert MilestoneJob.objects.count() == 2


def test_the_database_itself_refuses_a_job_twice(cast: Cast, client_: Client) -> None:
    a_baseline(client_, "jobs", 2)
    milestone = a_milestone(client_, kind="jobs_created", after=Decimal(4), jobs=("Panadera",))
    with pytest.raises(IntegrityError), transaction.atomic():
        MilestoneJob.objects.create(milestone=milestone, firm=cast.firm, label="Panadera", key="panadera")


def test_withdrawn_jobs_may_be_counted_elsewhere_and_then_not_come_back(cast: Cast, client_: Client) -> None:
    a_baseline(client_, "jobs", 2)
    first = a_milestone(client_, kind="jobs_created", after=Decimal(3), jobs=("Panadera",))
    withdraw_milestone(first, note="Era otra empresa", actor=cast.adviser)
    restored = restore_milestone(first, actor=cast.adviser)
    assert restored.state == "reported"
    withdraw_milestone(first, note="", actor=cast.adviser)
    a_milestone(client_, kind="jobs_kept", after=Decimal(3), jobs=("Panadera",))
    with pytest.raises(DomainError, match="job_twice"):
        restore_milestone(first, actor=cast.adviser)


def test_a_correction_keeps_what_was_said_and_must_be_verified_again(cast: Cast, client_: Client) -> None:
    old = a_milestone(client_)
    state_attribution(old, attribution="partly", statement="Nos ayudaron con la carpeta", source="letter", actor=None)
    verify_milestone(old, note="", actor=cast.head)
    data = {"kind": "finance", "on": old.on, "what": old.what, "amount": Decimal(1_500_000), "currency": "CLP"}
    new = correct_milestone(old, data=data, documents=list(old.documents.all()), actor=cast.head)
    old.refresh_from_db()
    assert (old.replaced_at is not None, old.amount, old.state) == (True, 2_000_000, "verified")
    assert (new.corrects, new.state, new.attribution) == (old, "reported", "partly")
    with pytest.raises(DomainError, match="milestone_own"):
        verify_milestone(new, note="", actor=cast.head)
    with pytest.raises(DomainError, match="milestone_gone"):
        verify_milestone(old, note="", actor=cast.coordinator)
    change = Entry.objects.get(verb="milestone.corrected").changes
    assert change == {"milestone.amount": ["2000000.00", "1500000"]}


def test_a_correction_of_jobs_may_name_the_same_ones(cast: Cast, client_: Client) -> None:
    a_baseline(client_, "jobs", 2)
    old = a_milestone(client_, kind="jobs_created", after=Decimal(4), jobs=("Panadera", "Repartidor"))
    data = {"kind": "jobs_created", "on": old.on, "what": old.what, "after": Decimal(3)}
    new = correct_milestone(old, data=data, documents=[a_document(cast.firm)], jobs=["Panadera"], actor=cast.adviser)
    assert [job.label for job in MilestoneJob.objects.filter(live=True)] == ["Panadera"]
    assert new.change == 1


def test_returned_it_says_what_is_missing(cast: Cast, client_: Client) -> None:
    milestone = a_milestone(client_)
    with pytest.raises(DomainError, match="milestone_note_missing"):
        return_milestone(milestone, note=" ", actor=cast.head)
    assert return_milestone(milestone, note="Falta la firma", actor=cast.head).review_note == "Falta la firma"


def test_a_firm_becomes_formal_once(client_: Client) -> None:
    a_milestone(client_, kind="formalisation")
    with pytest.raises(DomainError, match="milestone_already_formal"):
        a_milestone(client_, kind="formalisation")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on": clock.today() + timedelta(days=2)}, "milestone_in_future"),
        ({"on": date(2023, 1, 1)}, "milestone_before_client"),
        ({"what": " "}, "milestone_what_missing"),
        ({"amount": None}, "milestone_amount_missing"),
    ],
)
def test_a_senseless_milestone_is_refused(client_: Client, fields: dict[str, object], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        a_milestone(client_, **fields)  # type: ignore[arg-type]
    assert not Milestone.objects.exists()
