"""Two clients of one centre become one when their firms do; ``merge_firms`` calls it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import UniqueConstraint
from django.test import Client as Browser

from encadena.advisory.models import (
    Alert,
    Baseline,
    Client,
    ClientSpell,
    Cohort,
    CohortMember,
    FollowUp,
    FollowUpAttempt,
    Milestone,
    SessionClient,
    StageChange,
)
from encadena.advisory.queries.client_state import joined_into
from encadena.audit.actions import record
from encadena.audit.models import Entry
from encadena.firms.actions.merge import merge_firms, undo_merge
from encadena.firms.models import Assignment, Merge
from encadena.kernel import clock
from encadena.network.models import Post

from ....cast import Cast
from ....factories import a_firm, a_user
from ...makers import a_baseline, a_client, a_milestone, a_session


def two_of_one_firm(cast: Cast, **gone: Any) -> tuple[Client, Client]:
    """The centre's client, and another of a firm without RUT that is the same one; Beto advises it."""
    beto = a_user(full_name="Beto Asesor")
    Post.objects.create(user=beto, role=beto.role, centre=cast.centre, since="2020-01-01")
    kept = a_client(cast.centre, cast.adviser, cast.firm)
    twin = a_firm(cast.centre, beto, name="La Espiga", rut=None)
    return kept, a_client(cast.centre, beto, twin, **gone)


def joined(kept: Client, gone: Client, actor: Any = None) -> Merge:
    merge = merge_firms(kept.firm, gone.firm, choices={}, actor=actor)
    kept.refresh_from_db()
    return merge


def test_one_client_remains_and_has_all_of_both(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    a_session(kept, contact_minutes=60)
    a_session(gone, contact_minutes=30, days_ago=3)
    milestone = a_milestone(gone)
    steps = StageChange.objects.create(client=gone, centre=cast.centre, after="accompanied")
    joined(kept, gone, cast.head)
    assert list(Client.objects.filter(firm=cast.firm)) == [kept]
    assert not Client.objects.filter(pk=gone.pk).exists()
    assert (kept.counted_sessions, kept.contact_minutes, kept.last_session_on) == (2, 90, clock.today())
    milestone.refresh_from_db()
    steps.refresh_from_db()
    assert (milestone.client, milestone.firm, steps.client) == (kept, cast.firm, kept)
    assert not SessionClient.objects.exclude(client=kept, firm=cast.firm).exists()


def test_hours_of_a_session_where_both_sat_are_counted_once(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    other = a_client(cast.centre, cast.adviser)
    session = a_session(kept, gone, other, contact_minutes=90)
    joined(kept, gone)
    parts = {row.client_id: row.minutes for row in SessionClient.objects.filter(session=session)}
    assert parts == {kept.pk: 60, other.pk: 30}
    assert (kept.counted_sessions, kept.contact_minutes) == (1, 60)


def test_a_graduate_whose_other_record_is_at_work_is_at_work_with_its_adviser(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast, goal="Vender afuera")
    Client.objects.filter(pk=kept.pk).update(
        stage="graduated", stage_since="2025-03-01", ended_on="2025-03-01", end_reason="reached_goal"
    )
    merge = joined(kept, gone)
    assert (kept.stage, kept.ended_on, kept.end_reason) == ("accompanied", None, "")
    assert (kept.adviser, kept.goal) == (gone.adviser, "Vender afuera")
    open_now = Assignment.objects.get(firm=cast.firm, centre=cast.centre, until=None)
    assert open_now.adviser == gone.adviser
    assert ClientSpell.objects.get(client=kept, until=None).adviser == gone.adviser
    assert merge.moved["joined"]["advisory.clients"][0]["reassigned"] == [cast.adviser.pk, gone.adviser_id]


def test_of_two_at_work_the_kept_ones_adviser_goes_on(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    joined(kept, gone)
    assert kept.adviser == cast.adviser
    assert ClientSpell.objects.get(client=kept, until=None).adviser == cast.adviser
    assert ClientSpell.objects.filter(client=kept, adviser=gone.adviser, until=clock.today()).count() == 1


def test_somebody_who_no_longer_works_there_does_not_take_over(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    Client.objects.filter(pk=kept.pk).update(stage="inactive", ended_on="2025-03-01", end_reason="other")
    Post.objects.filter(user=gone.adviser).update(until="2025-01-01")
    joined(kept, gone)
    assert (kept.stage, kept.adviser) == ("accompanied", cast.adviser)


def test_the_baseline_that_was_fixed_first_holds(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    later, first = a_baseline(kept, value=2_000_000), a_baseline(gone, value=1_000_000)
    Baseline.objects.filter(pk=first.pk).update(fixed_on=clock.today() - timedelta(days=90))
    only = a_baseline(gone, "jobs", value=3)
    joined(kept, gone)
    current = Baseline.objects.filter(client=kept, replaced_at=None).order_by("indicator")
    assert {row.pk for row in current} == {first.pk, only.pk}
    assert Baseline.objects.get(pk=later.pk).replaced_at is not None


def test_the_follow_up_with_an_outcome_stays_with_the_attempts_of_both(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    common = {"centre": cast.centre, "months": 6, "due_on": clock.today()}
    due = FollowUp.objects.create(client=kept, **common)
    answered = FollowUp.objects.create(client=gone, state="answered", sales=5, **common)
    for row, on in ((due, date(2026, 1, 3)), (answered, date(2026, 1, 2))):
        FollowUpAttempt.objects.create(follow_up=row, on=on, channel="phone", outcome="no_answer")
    joined(kept, gone)
    remains = FollowUp.objects.get(client=kept)
    assert (remains, remains.attempt_count, remains.last_attempt_on) == (answered, 2, date(2026, 1, 3))


def test_a_place_in_the_same_cohort_and_the_same_alert_are_there_once(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    cohort = Cohort.objects.create(name="Piloto", starts_on="2026-01-01")
    for client in (kept, gone):
        CohortMember.objects.create(cohort=cohort, client=client, part="focused")
        Alert.objects.create(what="x", object_id=1, about_on="2026-05-05", days=30, client=client, email="a@example.cl")
    joined(kept, gone)
    assert CohortMember.objects.get().client == kept
    assert Alert.objects.get().client == kept


def test_the_log_of_both_says_it_and_who_did_it(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    Client.objects.filter(pk=kept.pk).update(stage="inactive", ended_on="2025-03-01", end_reason="other")
    joined(kept, gone, cast.head)
    entry = Entry.objects.get(verb="client.joined")
    assert (entry.subject_id, entry.actor, entry.context["gone"]) == (str(kept.pk), cast.head, gone.pk)
    assert entry.changes["stage"] == ["inactive", "accompanied"]
    assert entry.changes["adviser"] == ["Ana Asesora", "Beto Asesor"]
    assert Entry.objects.get(verb="client.joined_away").subject_id == str(gone.pk)


def test_clients_of_two_centres_stay_two(cast: Cast) -> None:
    kept = a_client(cast.centre, cast.adviser, cast.firm)
    twin = a_firm(cast.rival_centre, cast.rival, rut=None)
    theirs = a_client(cast.rival_centre, cast.rival, twin)
    merge = merge_firms(cast.firm, twin, choices={}, actor=None)
    assert set(Client.objects.filter(firm=cast.firm)) == {kept, theirs}
    assert merge.moved["joined"]["advisory.clients"] == []
    assert not Entry.objects.filter(verb="client.joined").exists()


def test_a_bystander_of_the_same_centre_is_left_alone(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    bystander = a_client(cast.centre, cast.adviser)
    a_session(bystander)
    milestone = a_milestone(bystander)
    joined(kept, gone)
    assert Milestone.objects.get(pk=milestone.pk).client == bystander
    assert Client.objects.get(pk=bystander.pk).version == bystander.version


def test_every_table_where_a_client_stands_once_is_known_here() -> None:
    """Whoever adds one says in ``clashes`` (or by a client joiner) what becomes of the second row."""
    once = {
        model._meta.label_lower
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and "client" in constraint.fields
    }
    assert once == {
        "advisory.sessionclient", "advisory.baseline", "advisory.followup", "advisory.cohortmember", "advisory.alert",
        "readiness.plan",
    }  # fmt: skip


@pytest.mark.parametrize("sessions", [1, 3])
def test_it_costs_the_same_whatever_moves(cast: Cast, sessions: int, django_assert_max_num_queries: Any) -> None:
    kept, gone = two_of_one_firm(cast)
    for day in range(sessions):
        a_session(gone, days_ago=day)
    with django_assert_max_num_queries(400) as queries:
        joined(kept, gone)
    assert sum('UPDATE "advisory_sessionclient"' in query["sql"] for query in queries.captured_queries) == 2


def test_the_page_of_the_one_that_remains_tells_the_story_of_both(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    record("client.begin", gone, actor=gone.adviser)
    merge = joined(kept, gone, cast.head)
    browser = Browser()
    browser.force_login(cast.adviser)
    way = browser.get(f"/asesoria/clientes/{kept.pk}/camino/").content.decode()
    assert "unió dos clientes de la misma empresa" in way
    assert "Beto Asesor</span> inició el acompañamiento" in way
    assert browser.get(f"/asesoria/clientes/{gone.pk}/").status_code == 404
    undo_merge(merge, actor=cast.head)
    assert joined_into(kept) == []
    assert "Beto Asesor</span> inició" not in browser.get(f"/asesoria/clientes/{kept.pk}/camino/").content.decode()
