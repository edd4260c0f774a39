"""Orphans on the stored queue; the worker processes themselves are in ``test_working``."""

from datetime import timedelta
from typing import Any

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from encadena.jobs import actions, errors
from encadena.jobs.choices import State
from encadena.jobs.models import Job
from encadena.jobs.queries import workers
from encadena.kernel import clock

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(seconds=60)


@pytest.fixture(autouse=True)
def stored_queue(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


def running(silence: timedelta = LONG_AGO, **fields: object) -> Job:
    """A job in the hands of a worker of another machine, last heard ``silence`` ago."""
    job = actions.enqueue("tests.count", args={"to": 1}, actor=None)
    DBTaskResult.objects.filter(pk=job.task_id).update(status=TaskResultStatus.RUNNING)
    values = {"state": State.RUNNING, "attempts": 1, "claim": "elsewhere/abc/def", "heartbeat": clock.now() - silence}
    Job.objects.filter(pk=job.pk).update(**{**values, **fields})
    job.refresh_from_db()
    return job


def test_a_silent_job_goes_back_to_the_queue_with_a_new_message() -> None:
    job = running()
    old = job.task_id
    assert actions.reap(actor=None) == 1
    job.refresh_from_db()
    assert (job.state, job.attempts, job.claim) == (State.QUEUED, 1, "")
    assert job.task_id != old
    assert DBTaskResult.objects.get(pk=old).status == TaskResultStatus.FAILED
    assert DBTaskResult.objects.get(pk=job.task_id).status == TaskResultStatus.READY


def test_a_job_that_beats_is_left_alone() -> None:
    job = running(silence=timedelta(seconds=20))
    assert actions.reap(actor=None) == 0
    job.refresh_from_db()
    assert job.state == State.RUNNING


def test_a_job_that_has_used_up_its_attempts_fails() -> None:
    job = running(attempts=3)
    assert actions.reap(actor=None) == 1
    job.refresh_from_db()
    assert (job.state, job.error_code) == (State.FAILED, errors.WORKER_LOST)


def test_two_processes_that_look_at_once_put_it_back_once() -> None:
    job = running()
    stale = Job.objects.get(pk=job.pk)
    actions.reap(actor=None)
    assert not actions.reaping._recover(stale)
    assert DBTaskResult.objects.filter(status=TaskResultStatus.READY).count() == 1


def test_a_busy_worker_of_this_machine_is_not_taken_for_dead() -> None:
    with workers.present():
        job = running(claim=workers.new_claim())
        assert actions.reap(actor=None) == 0
    job.refresh_from_db()
    assert job.state == State.RUNNING


def test_a_worker_that_lives_but_hangs_for_an_hour_loses_its_job() -> None:
    with workers.present():
        running(claim=workers.new_claim(), silence=timedelta(hours=2))
        assert actions.reap(actor=None) == 1


def test_a_killed_worker_of_this_machine_is_noticed_without_waiting() -> None:
    with workers.present() as token:
        claim = workers.new_claim()
    path = workers._lock_file(token)
    path.write_text("")
    running(claim=claim, silence=timedelta(seconds=1))
    assert actions.reap(actor=None) == 1
    path.unlink()


def test_a_waiting_job_whose_message_got_lost_is_sent_again() -> None:
    job = actions.enqueue("tests.count", args={"to": 1}, actor=None)
    assert actions.reap(actor=None) == 0
    DBTaskResult.objects.filter(pk=job.task_id).update(status=TaskResultStatus.RUNNING)
    Job.objects.filter(pk=job.pk).update(not_before=clock.now() - LONG_AGO)
    assert actions.reap(actor=None) == 1
    job.refresh_from_db()
    assert DBTaskResult.objects.get(pk=job.task_id).status == TaskResultStatus.READY


def test_screens_that_poll_look_only_now_and_then() -> None:
    actions.reaping._watch.looked = -100.0
    running()
    assert actions.reap_now_and_then() == 1
    running()
    assert actions.reap_now_and_then() == 0


def test_a_delayed_retry_waits_in_the_queue() -> None:
    job = running()
    actions.running._put_back(job, job.claim)
    job.refresh_from_db()
    assert job.state == State.QUEUED
    assert job.not_before > clock.now()
    assert DBTaskResult.objects.get(pk=job.task_id).run_after == job.not_before
