import pytest

from encadena.advisory.actions.transfer import transfer
from encadena.advisory.queries.scope import attended_by, clients_visible_to, sessions_visible_to
from encadena.firms.models import Assignment
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_the_new_centre_reads_all_and_the_old_one_keeps_its_own(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    before = a_session(client, days_ago=9)
    transfer(client, to=cast.rival_centre, adviser=cast.rival, reason="Se cambió de comuna", actor=cast.head)
    client.refresh_from_db()
    after = a_session(client)
    assert clients_visible_to(cast.rival).contains(client)
    assert not clients_visible_to(cast.adviser).contains(client)
    assert {row.session for row in attended_by(client)} == {before, after}
    assert list(sessions_visible_to(cast.adviser)) == [before]
    assert list(sessions_visible_to(cast.rival)) == [after]


def test_assignments_and_spells_close_and_open(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    transfer(client, to=cast.rival_centre, reason="Se cambió de comuna", actor=cast.head)
    client.refresh_from_db()
    rows = Assignment.objects.filter(firm=cast.firm).order_by("id")
    assert [(row.centre, row.until) for row in rows] == [(cast.centre, clock.today()), (cast.rival_centre, None)]
    told = [(s.centre, s.until, s.reason) for s in client.spells.order_by("id")]
    assert told == [(cast.centre, clock.today(), "Se cambió de comuna"), (cast.rival_centre, None, "")]
    assert client.adviser is None


def test_who_attends_the_firm_there_already_takes_the_client(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    Assignment.objects.create(firm=cast.firm, centre=cast.rival_centre, adviser=cast.rival, since="2024-01-01")
    assert transfer(client, to=cast.rival_centre, reason="x", actor=cast.head).adviser == cast.rival


def test_a_transfer_is_refused_in_words(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    with pytest.raises(DomainError, match="transfer_reason_missing"):
        transfer(client, to=cast.rival_centre, reason=" ", actor=cast.head)
    with pytest.raises(DomainError, match="same_centre"):
        transfer(client, to=cast.centre, reason="x", actor=cast.head)
    a_client(cast.rival_centre, cast.rival, cast.firm, stage="inactive")
    with pytest.raises(DomainError, match="already_client_there"):
        transfer(client, to=cast.rival_centre, reason="x", actor=cast.head)


def test_nobody_moves_to_a_closed_centre_or_after_the_end(cast: Cast) -> None:
    ended = a_client(cast.centre, cast.adviser, stage="graduated")
    with pytest.raises(DomainError, match="transfer_ended"):
        transfer(ended, to=cast.rival_centre, reason="x", actor=cast.head)
    cast.rival_centre.closed_on = clock.today()
    cast.rival_centre.save()
    client = a_client(cast.centre, cast.adviser, cast.firm)
    with pytest.raises(DomainError, match="centre_closed"):
        transfer(client, to=cast.rival_centre, reason="x", actor=cast.head)
    assert Assignment.objects.get(firm=cast.firm).until is None
