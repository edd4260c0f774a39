import json
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from encadena.accounts.models import User
from encadena.jobs import actions, registry
from encadena.jobs.choices import State
from encadena.jobs.models import Job
from encadena.kernel import clock
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def a_job(actor: User | None, state: State = State.RUNNING, **fields: object) -> Job:
    now = clock.now()
    defaults = {"kind": "tests.count", "args": {"to": 1}, "heartbeat": now, "started_at": now, "attempts": 1}
    return Job.objects.create(**{**defaults, "actor": actor, "state": state, **fields})


def get(client: Client, user: User, name: str, **arguments: object) -> str:
    client.force_login(user)
    return client.get(reverse(f"jobs:{name}", kwargs=arguments)).content.decode()


def test_a_running_job_shows_how_far_it_is_and_its_own_words(client: Client, cast: Cast) -> None:
    job = a_job(cast.adviser, progress=0.42, note={"rows": 42}, subject_label="planilla.xlsx")
    html = get(client, cast.adviser, "panel", pk=job.pk)
    assert "Contar" in html
    assert "planilla.xlsx" in html
    assert "van 42" in html
    assert 'aria-valuenow="42"' in html
    assert "Detener y conservar lo contado" in html
    assert 'hx-trigger="every 1s"' in html


def test_a_job_that_has_ended_is_not_asked_about_again(client: Client, cast: Cast) -> None:
    job = actions.enqueue("tests.count", args={"to": 7}, actor=cast.adviser)
    html = get(client, cast.adviser, "panel", pk=job.pk)
    assert "hx-trigger" not in html
    assert "se contaron 7" in html
    assert f'href="/contado/{job.pk}/"' in html


def test_a_failure_is_told_in_the_rooms_words_and_can_be_retried(client: Client, cast: Cast) -> None:
    job = actions.enqueue("tests.broken_rule", actor=cast.adviser)
    html = get(client, cast.adviser, "panel", pk=job.pk)
    assert "Sobran 12.5." in html
    assert reverse("jobs:retry", kwargs={"pk": job.pk}) in html


def test_an_unexpected_failure_shows_a_reference_and_no_traceback(client: Client, cast: Cast) -> None:
    job = actions.enqueue("tests.surprise", actor=cast.adviser)
    html = get(client, cast.adviser, "panel", pk=job.pk)
    assert job.error_params["reference"] in html
    assert "nobody expected" not in html
    assert "ZeroDivision" not in html


def test_the_time_left_is_told_only_when_it_is_more_than_a_guess(client: Client, cast: Cast) -> None:
    begun = clock.now() - timedelta(minutes=2)
    early = a_job(cast.adviser, progress=0.05, started_at=begun)
    later = a_job(cast.adviser, progress=0.5, started_at=begun)
    uneven = a_job(cast.adviser, kind="tests.slow", progress=0.5, started_at=begun)
    assert "falta" not in get(client, cast.adviser, "panel", pk=early.pk)
    assert "faltan cerca de 2 minutos" in get(client, cast.adviser, "panel", pk=later.pk)
    assert "falta" not in get(client, cast.adviser, "panel", pk=uneven.pk)


def test_a_job_that_nobody_picks_up_says_so(client: Client, cast: Cast) -> None:
    job = a_job(cast.adviser, State.QUEUED, attempts=0, not_before=clock.now() - timedelta(seconds=60))
    assert "puede que ningún proceso de trabajos esté activo" in get(client, cast.adviser, "panel", pk=job.pk)


def test_the_drawer_has_the_running_first_and_asks_again_only_while_one_is_open(client: Client, cast: Cast) -> None:
    a_job(cast.adviser, State.DONE, kind="tests.surprise", announced=True)
    assert "hx-trigger" not in get(client, cast.adviser, "drawer")
    a_job(cast.adviser, kind="tests.slow")
    a_job(cast.adviser, State.DONE, kind="tests.count", announced=True)
    html = get(client, cast.adviser, "drawer")
    assert 'hx-trigger="every 2s"' in html
    assert html.index("Lento") < html.index("Contar") < html.index("Sorpresa")


def test_the_drawer_shows_ones_own_jobs_only(client: Client, cast: Cast) -> None:
    a_job(cast.rival, kind="tests.slow")
    assert "Nada en curso" in get(client, cast.adviser, "drawer")
    assert "Nada en curso" in get(client, cast.administrator, "drawer")


def test_the_badge_counts_what_is_open(client: Client, cast: Cast) -> None:
    assert get(client, cast.adviser, "badge").strip() == ""
    a_job(cast.adviser)
    a_job(cast.adviser, State.QUEUED)
    a_job(cast.rival)
    assert ">2</span>" in get(client, cast.adviser, "badge")


def test_an_end_that_nobody_saw_becomes_one_toast_and_an_event(client: Client, cast: Cast) -> None:
    job = actions.enqueue("tests.count", args={"to": 1}, actor=cast.adviser, subject=cast.firm)
    client.force_login(cast.adviser)
    first, second = client.get(reverse("jobs:badge")), client.get(reverse("jobs:badge"))
    assert "«Contar» terminó" in first.content.decode()
    assert f'href="/contado/{job.pk}/"' in first.content.decode()
    assert json.loads(first["HX-Trigger"])["job-ended"]["jobs"] == [
        {"id": job.pk, "kind": "tests.count", "state": "done"}
    ]
    assert "terminó" not in second.content.decode()
    assert "HX-Trigger" not in second


def test_an_end_seen_on_the_page_needs_no_toast(client: Client, cast: Cast) -> None:
    job = actions.enqueue("tests.count", args={"to": 1}, actor=cast.adviser)
    get(client, cast.adviser, "panel", pk=job.pk)
    assert "terminó" not in get(client, cast.adviser, "badge")


def test_a_job_is_stopped_and_started_again_by_buttons(client: Client, cast: Cast) -> None:
    job = a_job(cast.adviser, State.QUEUED, attempts=0)
    client.force_login(cast.adviser)
    stopped = client.post(reverse("jobs:cancel", kwargs={"pk": job.pk}), headers={"HX-Request": "true"})
    assert "detenido" in stopped.content.decode()
    again = client.post(reverse("jobs:retry", kwargs={"pk": job.pk}), headers={"HX-Request": "true"})
    assert "se contaron 1" in again.content.decode()


def test_stopping_what_has_just_ended_explains_itself(client: Client, cast: Cast) -> None:
    job = a_job(cast.adviser, State.DONE)
    client.force_login(cast.adviser)
    response = client.post(reverse("jobs:cancel", kwargs={"pk": job.pk}), follow=True)
    assert "ya terminó" in response.content.decode()


def test_writes_answer_only_to_post(client: Client, cast: Cast) -> None:
    job = a_job(cast.adviser)
    client.force_login(cast.adviser)
    for name in ("cancel", "retry"):
        assert client.get(reverse(f"jobs:{name}", kwargs={"pk": job.pk})).status_code == 405


@pytest.mark.parametrize("name", ["panel", "cancel", "retry"])
def test_another_persons_job_does_not_exist(client: Client, cast: Cast, name: str) -> None:
    job = a_job(cast.rival)
    client.force_login(cast.adviser)
    method = client.get if name == "panel" else client.post
    assert method(reverse(f"jobs:{name}", kwargs={"pk": job.pk})).status_code == 404
    job.refresh_from_db()
    assert not job.cancel_requested


def test_an_administrator_follows_everybodys(client: Client, cast: Cast) -> None:
    job = a_job(cast.rival)
    assert "Contar" in get(client, cast.administrator, "panel", pk=job.pk)
    assert str(cast.rival) in get(client, cast.administrator, "list")
    assert str(cast.rival) not in get(client, cast.adviser, "list")


def test_a_kind_may_let_others_follow(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = registry.Definition(
        "tests.shared", lambda handle: None, "Compartido", visible=lambda user, job: user == cast.head
    )
    monkeypatch.setitem(registry._registry.definitions, "tests.shared", shared)
    job = a_job(cast.adviser, kind="tests.shared")
    assert "Compartido" in get(client, cast.head, "panel", pk=job.pk)
    client.force_login(cast.rival)
    assert client.get(reverse("jobs:panel", kwargs={"pk": job.pk})).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_job_as_for_three(
    client: Client, cast: Cast, rows: int, django_assert_num_queries: object
) -> None:
    for _ in range(rows):
        a_job(cast.adviser, State.DONE, announced=True)
    client.force_login(cast.adviser)
    client.get(reverse("jobs:list"))
    with django_assert_num_queries(QUERIES_OF_THE_LIST):  # type: ignore[operator]
        client.get(reverse("jobs:list"))


QUERIES_OF_THE_LIST = 4


def test_a_job_of_a_version_that_is_gone_is_still_listed(client: Client, cast: Cast) -> None:
    a_job(cast.adviser, State.DONE, kind="gone.job", result={"old": 1}, announced=True)
    a_job(cast.adviser, State.DONE, result={"words": "from another version"}, announced=True)
    html = get(client, cast.adviser, "list")
    assert "gone.job" in html
    assert "Contar" in html


def test_nobody_sees_anything_without_signing_in(client: Client) -> None:
    for name in ("list", "drawer", "badge"):
        assert client.get(reverse(f"jobs:{name}")).status_code == 302


def test_a_page_shows_anothers_job_without_following_it(cast: Cast, rf: RequestFactory) -> None:
    job = a_job(cast.adviser, progress=0.5)
    request = rf.get("/")
    request.user = cast.rival
    html = render_to_string("jobs/panel.html", {"job": job}, request=request)
    assert "Contar" in html
    assert "hx-" not in html
    assert "<button" not in html
