"""The undo of a firms' merge brings both clients back."""

from typing import Any

import pytest
from django.core import serializers
from django.db.models import Model

from encadena.advisory.actions.adviser import assign_adviser
from encadena.advisory.actions.client import graduate
from encadena.advisory.actions.tally import recount
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
    Session,
    SessionClient,
    StageChange,
)
from encadena.audit.models import Entry
from encadena.firms.actions.merge import undo_merge
from encadena.firms.models import Assignment
from encadena.kernel import clock

from ....cast import Cast
from ...makers import a_baseline, a_milestone, a_session
from .test_joining import joined, two_of_one_firm

TABLES: list[type[Model]] = [
    Client, ClientSpell, StageChange, Session, SessionClient, Milestone, Baseline, FollowUp, FollowUpAttempt,
    CohortMember, Alert,
]  # fmt: skip


def everything() -> dict[str, Any]:
    """Every row as it stands, without the counter that each writing of a client raises."""
    rows = {model.__name__: serializers.serialize("python", model._base_manager.order_by("pk")) for model in TABLES}
    for row in rows["Client"]:
        row["fields"].pop("version")
    return rows


def full_lives(cast: Cast) -> tuple[Client, Client]:
    kept, gone = two_of_one_firm(cast)
    cohort = Cohort.objects.create(name="Piloto", starts_on="2026-01-01")
    a_session(kept, gone, contact_minutes=50)
    for client, indicator_value in ((kept, 7), (gone, 9)):
        a_session(client, days_ago=2)
        a_baseline(client, value=indicator_value)
        a_milestone(client)
        CohortMember.objects.create(cohort=cohort, client=client, part="focused")
        StageChange.objects.create(client=client, centre=cast.centre, after="accompanied")
        Alert.objects.create(what="x", object_id=1, about_on="2026-05-05", days=30, client=client, email="a@example.cl")
        follow_up = FollowUp.objects.create(client=client, centre=cast.centre, months=6, due_on=clock.today())
        FollowUpAttempt.objects.create(follow_up=follow_up, channel="phone", outcome="no_answer")
        FollowUp.objects.filter(pk=follow_up.pk).update(attempt_count=1, last_attempt_on=clock.today())
    recount([kept.pk, gone.pk], actor=None)
    return kept, gone


@pytest.mark.parametrize("ended", ["", "graduated", "inactive"])
def test_undone_at_once_every_row_is_as_it_was(cast: Cast, ended: str) -> None:
    kept, gone = full_lives(cast)
    if ended:
        Client.objects.filter(pk=kept.pk).update(stage=ended, ended_on="2025-03-01", end_reason="other")
    before = everything()
    merge = joined(kept, gone)
    assert everything() != before
    undo_merge(merge, actor=cast.head)
    after = everything()
    for table in before:
        assert after[table] == before[table], table
    for firm, adviser in ((kept.firm, cast.adviser), (gone.firm, gone.adviser)):
        assert Assignment.objects.get(firm=firm, centre=cast.centre, until=None).adviser == adviser
    assert Entry.objects.filter(verb="client.parted", actor=cast.head).count() == 2


def test_what_came_since_stays_with_the_client_that_remained(cast: Cast) -> None:
    kept, gone = full_lives(cast)
    merge = joined(kept, gone)
    since = a_session(kept, contact_minutes=15)
    undo_merge(merge, actor=None)
    assert SessionClient.objects.get(session=since).client == kept
    for client, minutes in ((kept, 25 + 60 + 15), (gone, 25 + 60)):
        assert Client.objects.get(pk=client.pk).contact_minutes == minutes


def test_a_step_that_was_taken_since_is_not_undone_with_it(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    Client.objects.filter(pk=kept.pk).update(stage="inactive", ended_on="2025-03-01", end_reason="other")
    merge = joined(kept, gone)
    graduate(kept, reason="reached_goal", actor=cast.head)
    undo_merge(merge, actor=None)
    assert Client.objects.get(pk=kept.pk).stage == "graduated"
    assert Client.objects.get(pk=gone.pk).stage == "accompanied"


def test_an_adviser_who_was_chosen_since_stays(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    Client.objects.filter(pk=kept.pk).update(stage="inactive", ended_on="2025-03-01", end_reason="other")
    merge = joined(kept, gone)
    assign_adviser(kept, adviser=cast.head, actor=None)
    undo_merge(merge, actor=None)
    kept.refresh_from_db()
    assert kept.adviser == cast.head
    assert ClientSpell.objects.get(client=kept, until=None).adviser == cast.head
    assert ClientSpell.objects.get(client=gone, until=None).adviser == gone.adviser


def test_a_seat_that_was_corrected_since_keeps_its_minutes(cast: Cast) -> None:
    kept, gone = two_of_one_firm(cast)
    session = a_session(kept, gone, contact_minutes=50)
    merge = joined(kept, gone)
    SessionClient.objects.filter(session=session).update(minutes=40)
    undo_merge(merge, actor=None)
    assert {row.client_id: row.minutes for row in session.attended.all()} == {kept.pk: 40}
