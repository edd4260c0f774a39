import pytest
from django.db import transaction

from encadena.accounts.models import User
from encadena.jobs import actions, errors
from encadena.jobs.choices import State
from encadena.jobs.models import Job
from encadena.jobs.queries import latest_job, to_announce
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def a_job(**fields: object) -> Job:
    return Job.objects.create(**{"kind": "tests.count", "args": {"to": 3}, **fields})


def test_a_job_runs_at_once_in_tests_and_keeps_what_it_found(cast: Cast) -> None:
    job = actions.enqueue("tests.count", args={"to": 3}, actor=cast.adviser, subject=cast.firm)
    assert (job.state, job.result, job.progress, job.attempts) == (State.DONE, {"rows": 3}, 1, 1)
    assert job.note == {"rows": 3}
    assert job.subject_label == str(cast.firm)
    assert job.started_at <= job.finished_at


def test_the_latest_job_about_a_record_is_found(cast: Cast) -> None:
    actions.enqueue("tests.count", args={"to": 1}, actor=cast.adviser, subject=cast.firm)
    latest = actions.enqueue("tests.count", args={"to": 2}, actor=cast.adviser, subject=cast.firm)
    actions.enqueue("tests.count", args={"to": 3}, actor=cast.adviser, subject=cast.rival_firm)
    assert latest_job("tests.count", cast.firm) == latest
    assert latest_job("tests.surprise", cast.firm) is None


def test_a_kind_that_nobody_offers_is_refused() -> None:
    with pytest.raises(DomainError) as caught:
        actions.enqueue("tests.nothing", actor=None)
    assert caught.value.code == errors.UNKNOWN_KIND
    assert not Job.objects.exists()


def test_a_rollback_takes_the_request_with_it() -> None:
    with transaction.atomic():
        actions.enqueue("tests.count", args={"to": 1}, actor=None)
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_a_waiting_job_is_cancelled_at_once() -> None:
    job = actions.cancel(a_job(), actor=None)
    assert job.state == State.CANCELLED
    assert job.finished_at


def test_a_running_job_is_only_asked_to_stop() -> None:
    job = actions.cancel(a_job(state=State.RUNNING, heartbeat=clock.now()), actor=None)
    assert job.state == State.RUNNING
    assert job.cancel_requested


@pytest.mark.parametrize("state", [State.DONE, State.FAILED, State.CANCELLED])
def test_what_has_ended_cannot_be_stopped(state: State) -> None:
    with pytest.raises(DomainError) as caught:
        actions.cancel(a_job(state=state), actor=None)
    assert caught.value.code == errors.NOT_OPEN


def test_a_failed_job_is_tried_again_from_its_beginning() -> None:
    failed = a_job(state=State.FAILED, attempts=3, error={"code": "x", "params": {}}, announced=True)
    again = actions.retry(failed, actor=None)
    assert (again.state, again.attempts, again.error, again.announced) == (State.DONE, 1, {}, False)


@pytest.mark.parametrize("state", [State.DONE, State.RUNNING, State.QUEUED])
def test_what_did_not_fail_is_not_tried_again(state: State) -> None:
    with pytest.raises(DomainError) as caught:
        actions.retry(a_job(state=state), actor=None)
    assert caught.value.code == errors.NOT_FINISHED


def test_an_end_is_announced_once(cast: Cast) -> None:
    job = actions.enqueue("tests.count", args={"to": 1}, actor=cast.adviser)
    actions.enqueue("tests.count", args={"to": 1}, actor=cast.rival)
    told = list(to_announce(cast.adviser))
    assert told == [job]
    assert actions.announce(told, actor=cast.adviser) == [job]
    assert actions.announce(told, actor=cast.adviser) == []


def test_the_person_and_the_arguments_reach_the_function(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[User | None] = []
    definition = actions.queue.registry.definition_of("tests.count")
    monkeypatch.setitem(
        actions.queue.registry._registry.definitions,
        "tests.who",
        type(definition)("tests.who", lambda handle, **args: seen.append((handle.actor, args)), "Quién"),
    )
    actions.enqueue("tests.who", args={"day": clock.today()}, actor=cast.buyer)
    assert seen == [(cast.buyer, {"day": clock.today().isoformat()})]
