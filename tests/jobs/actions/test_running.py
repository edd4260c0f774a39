import logging
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from encadena.jobs import actions, errors, registry
from encadena.jobs.choices import State
from encadena.jobs.events import JobEnded
from encadena.jobs.models import Job
from encadena.kernel import events
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_broken_rule_is_told_with_its_code_and_facts() -> None:
    job = actions.enqueue("tests.broken_rule", actor=None)
    assert (job.state, job.attempts) == (State.FAILED, 1)
    assert job.error_code == "tests_too_much"
    assert job.error_params["amount"] == "12.5"


def test_a_surprise_gets_a_reference_and_its_traceback_stays_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        job = actions.enqueue("tests.surprise", actor=None)
    assert job.error_code == errors.UNEXPECTED
    assert job.error_params["reference"] in caplog.text
    assert "nobody expected this" in caplog.text
    assert "nobody expected this" not in str(job.error)


def test_what_may_work_later_is_tried_up_to_three_times(tmp_path: Path) -> None:
    job = actions.enqueue("tests.flaky", args={"fails": 2, "memory": str(tmp_path / "m")}, actor=None)
    assert (job.state, job.attempts, job.result) == (State.DONE, 3, {"called": 3})


def test_after_three_attempts_it_has_failed(tmp_path: Path) -> None:
    job = actions.enqueue("tests.flaky", args={"fails": 9, "memory": str(tmp_path / "m")}, actor=None)
    assert (job.state, job.attempts) == (State.FAILED, 3)
    assert (tmp_path / "m").read_text() == "xxx"


def test_a_database_that_is_busy_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def busy(handle: registry.Handle) -> dict[str, int]:
        calls.append(1)
        if len(calls) == 1:
            raise OperationalError("database is locked")
        return {"calls": len(calls)}

    monkeypatch.setitem(
        registry._registry.definitions, "tests.busy", registry.Definition("tests.busy", busy, "Ocupada")
    )
    assert actions.enqueue("tests.busy", actor=None).result == {"calls": 2}


def test_a_job_that_is_asked_to_stop_ends_as_cancelled() -> None:
    job = actions.enqueue("tests.obedient", args={"stop_at": 4}, actor=None)
    assert job.state == State.CANCELLED


def test_a_job_may_stop_early_and_keep_the_best() -> None:
    job = actions.enqueue("tests.keeps_best", actor=None)
    assert (job.state, job.result, job.cancel_requested) == (State.DONE, {"best": 3}, True)


def test_a_second_delivery_of_the_same_job_does_nothing() -> None:
    job = actions.enqueue("tests.count", args={"to": 1}, actor=None)
    actions.run_job.enqueue(job.pk)
    job.refresh_from_db()
    assert job.attempts == 1


def test_a_job_of_a_version_that_is_gone_fails_with_its_name() -> None:
    job = Job.objects.create(kind="gone.job")
    actions.run_job.enqueue(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error_code, job.error_params) == (State.FAILED, errors.UNKNOWN_KIND, {"kind": "gone.job"})


def test_an_attempt_that_lost_its_row_has_no_last_word() -> None:
    def steals(handle: registry.Handle) -> dict[str, str]:
        Job.objects.filter(pk=handle.job_id).update(claim="somebody else")
        handle.progress(0.7, {"from": "the loser"})
        return {"from": "the loser"}

    registry._registry.definitions["tests.steals"] = registry.Definition("tests.steals", steals, "Robar")
    job = actions.enqueue("tests.steals", actor=None)
    assert (job.state, job.result, job.note) == (State.RUNNING, {}, {})


def test_the_end_is_published(django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[JobEnded] = []
    monkeypatch.setitem(events._subscribers, JobEnded, [heard.append])
    with django_capture_on_commit_callbacks(execute=True):
        job = actions.enqueue("tests.count", args={"to": 1}, actor=None)
    assert heard == [JobEnded(job.pk, "tests.count", State.DONE)]


def test_sentences_made_inside_a_job_are_in_its_persons_language(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils import translation

    run = lambda handle: {"language": translation.get_language()}  # noqa: E731
    monkeypatch.setitem(registry._registry.definitions, "tests.lang", registry.Definition("tests.lang", run, "Idioma"))
    assert actions.enqueue("tests.lang", actor=cast.buyer).result == {"language": "pt"}
    assert actions.enqueue("tests.lang", actor=None).result == {"language": "es"}
