from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.accounts.models import User
from encadena.advisory.actions.adviser import assign_adviser, move_caseload, undo_caseload
from encadena.advisory.models import Client
from encadena.audit.models import Entry
from encadena.firms.models import Assignment
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import a_post, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(cast: Cast) -> User:
    other = a_user(full_name="Otra Asesora")
    a_post(other, centre=cast.centre)
    return other


def spells(client: Client) -> list[tuple[object, object]]:
    return [(spell.adviser, spell.until) for spell in client.spells.order_by("id")]


def test_a_new_adviser_takes_client_assignment_and_spell(cast: Cast, other: User) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    assign_adviser(client, adviser=other, actor=cast.head)
    client.refresh_from_db()
    assert client.adviser == other
    assert Assignment.objects.get(firm=cast.firm, until=None).adviser == other
    assert spells(client) == [(cast.adviser, clock.today()), (other, None)]


def test_a_second_change_on_one_day_corrects_the_first(cast: Cast, other: User) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    assign_adviser(client, adviser=other, actor=cast.head)
    assign_adviser(client, adviser=None, actor=cast.head)
    client.refresh_from_db()
    assert client.adviser is None
    assert spells(client) == [(cast.adviser, clock.today()), (None, None)]
    assert Assignment.objects.get(firm=cast.firm, until=None).adviser is None


def test_the_same_adviser_again_writes_nothing(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    assign_adviser(client, adviser=cast.adviser, actor=cast.head)
    assert not Entry.objects.exists()


def test_somebody_of_another_centre_does_not_take_a_client(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    with pytest.raises(DomainError, match="adviser_not_of_centre"):
        assign_adviser(client, adviser=cast.rival, actor=cast.head)
    client.refresh_from_db()
    assert client.adviser == cast.adviser


def test_a_caseload_changes_hands_and_comes_back(cast: Cast, other: User) -> None:
    mine = [a_client(cast.centre, cast.adviser), a_client(cast.centre, cast.adviser, stage="inactive")]
    bystander = a_client(cast.centre, cast.head)
    entry = move_caseload(cast.centre, before=cast.adviser, adviser=other, actor=cast.head)
    assert set(Client.objects.filter(adviser=other)) == set(mine)
    assert Assignment.objects.filter(adviser=other, until=None).count() == 2
    assert [spells(client)[-1] for client in mine] == [(other, None)] * 2
    assert undo_caseload(entry, actor=cast.head) == 2
    assert set(Client.objects.filter(adviser=cast.adviser)) == set(mine)
    bystander.refresh_from_db()
    assert bystander.adviser == cast.head


def test_who_went_elsewhere_meanwhile_is_left_there(cast: Cast, other: User) -> None:
    stays, goes = a_client(cast.centre, cast.adviser), a_client(cast.centre, cast.adviser)
    entry = move_caseload(cast.centre, before=cast.adviser, adviser=other, actor=cast.head)
    assign_adviser(goes, adviser=cast.head, actor=cast.head)
    assert undo_caseload(entry, actor=cast.head) == 1
    for client, adviser in ((stays, cast.adviser), (goes, cast.head)):
        client.refresh_from_db()
        assert client.adviser == adviser


def test_only_a_moved_caseload_is_undone(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    assign_adviser(client, adviser=None, actor=cast.head)
    with pytest.raises(DomainError, match="caseload_gone"):
        undo_caseload(Entry.objects.filter(verb="client.adviser").get(), actor=cast.head)


def test_a_caseload_is_not_moved_to_whom_it_belongs(cast: Cast) -> None:
    with pytest.raises(DomainError, match="same_adviser"):
        move_caseload(cast.centre, before=cast.adviser, adviser=cast.adviser, actor=cast.head)


def test_a_large_caseload_costs_as_many_statements_as_a_small_one(
    cast: Cast, other: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    counts = []
    for size, (before, after) in ((1, (cast.adviser, other)), (3, (cast.head, cast.adviser))):
        for _ in range(size):
            a_client(cast.centre, before)
        with CaptureQueriesContext(connection) as queries:
            move_caseload(cast.centre, before=before, adviser=after, actor=cast.head)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Client.objects.filter(adviser=cast.adviser, spells__since=clock.today() - timedelta(0)).count() == 3
