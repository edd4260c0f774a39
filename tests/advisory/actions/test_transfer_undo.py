"""A transfer by mistake is taken back while nothing happened in the new centre."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import serializers

from encadena.advisory.actions.client import graduate
from encadena.advisory.actions.session import withdraw_session
from encadena.advisory.actions.transfer import transfer
from encadena.advisory.actions.transfer_undo import undo_transfer
from encadena.advisory.models import Client, ClientSpell
from encadena.advisory.queries.scope import clients_visible_to
from encadena.advisory.queries.transfer import last_transfer
from encadena.audit.models import Entry
from encadena.firms.models import Assignment
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client, a_milestone, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def moved(cast: Cast, **options: Any) -> Client:
    client = Client.objects.filter(firm=cast.firm).first() or a_client(cast.centre, cast.adviser, cast.firm)
    return transfer(client, to=cast.rival_centre, reason="Se cambió de comuna", actor=cast.head, **options)


def as_it_stands() -> list[Any]:
    return [serializers.serialize("python", model.objects.order_by("pk")) for model in (Client, ClientSpell)]


@pytest.mark.parametrize("with_adviser", [True, False])
def test_taken_back_at_once_everything_is_as_before(cast: Cast, with_adviser: bool) -> None:
    a_session(a_client(cast.centre, cast.adviser, cast.firm), days_ago=3)
    before = as_it_stands()
    client = moved(cast, **({"adviser": cast.rival} if with_adviser else {}))
    assert as_it_stands() != before
    back = undo_transfer(last_transfer(client), actor=cast.head)
    assert (back.centre, back.adviser) == (cast.centre, cast.adviser)
    assert as_it_stands() == before
    attending = Assignment.objects.get(firm=cast.firm, until=None)
    assert (attending.centre, attending.adviser) == (cast.centre, cast.adviser)
    assert clients_visible_to(cast.adviser).contains(client)
    assert not clients_visible_to(cast.rival).contains(client)
    entry = Entry.objects.get(verb="client.transfer_undone")
    assert (entry.actor, entry.changes["centre"]) == (cast.head, ["Centro Raúl", "Centro Ana"])


def test_a_centre_that_attended_the_firm_before_goes_on_with_its_adviser(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    Assignment.objects.create(firm=cast.firm, centre=cast.rival_centre, since="2024-01-01")
    moved(cast, adviser=cast.rival)
    undo_transfer(last_transfer(client), actor=cast.head)
    assert Assignment.objects.get(firm=cast.firm, centre=cast.rival_centre, until=None).adviser is None


HAPPENED: list[Callable[[Cast, Client], object]] = [
    lambda cast, client: a_session(client, adviser=cast.rival),
    lambda cast, client: a_milestone(client, actor=cast.rival),
    lambda cast, client: graduate(client, reason="reached_goal", actor=cast.rival),
    lambda cast, client: withdraw_session(client.attended.get().session, actor=cast.rival) and a_session(client),
]


@pytest.mark.parametrize("happening", HAPPENED)
def test_once_the_new_centre_worked_it_is_too_late(cast: Cast, happening: Callable[[Cast, Client], object]) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(client, days_ago=2)
    transfer(client, to=cast.rival_centre, adviser=cast.rival, reason="x", actor=cast.head)
    client.refresh_from_db()
    entry = last_transfer(client)
    happening(cast, client)
    with pytest.raises(DomainError, match="transfer_not_undoable"):
        undo_transfer(entry, actor=cast.head)
    client.refresh_from_db()
    assert client.centre == cast.rival_centre


def test_what_another_room_did_since_counts_too(cast: Cast) -> None:
    from encadena.readiness.actions.gap import add_gap, edit_gap

    client = a_client(cast.centre, cast.adviser, cast.firm)
    gap = add_gap(client, title="Precios", detected_by="adviser", actor=cast.adviser)
    moved(cast)
    edit_gap(gap, data={"title": "Otra"}, actor=cast.rival)
    with pytest.raises(DomainError, match="transfer_not_undoable"):
        undo_transfer(last_transfer(client), actor=cast.head)


def test_it_is_taken_back_once_and_only_the_last_one(cast: Cast) -> None:
    client = moved(cast)
    first = last_transfer(client)
    undo_transfer(first, actor=cast.head)
    with pytest.raises(DomainError, match="transfer_not_undoable"):
        undo_transfer(first, actor=cast.head)
    again = moved(cast)
    with pytest.raises(DomainError, match="transfer_not_undoable"):
        undo_transfer(first, actor=cast.head)
    assert undo_transfer(last_transfer(again), actor=cast.head).centre == cast.centre


def test_a_firm_that_came_back_by_another_way_is_not_doubled(cast: Cast) -> None:
    client = moved(cast)
    a_client(cast.centre, cast.adviser, cast.firm, stage="lead")
    with pytest.raises(DomainError, match="transfer_not_undoable"):
        undo_transfer(last_transfer(client), actor=cast.head)


def test_a_transfer_of_before_this_was_written_down_stays(cast: Cast) -> None:
    client = a_client(cast.rival_centre, cast.rival, cast.firm)
    entry = Entry(verb="client.transferred", subject_kind="advisory.client", subject_id=str(client.pk), context={})
    with pytest.raises(DomainError, match="transfer_not_undoable"):
        undo_transfer(entry, actor=cast.head)
