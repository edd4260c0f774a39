from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError

from encadena.advisory.actions import session as actions
from encadena.advisory.actions.area import retire_area
from encadena.advisory.actions.session import correct_session, log_session, restore_session, withdraw_session
from encadena.advisory.events import SessionsChanged
from encadena.advisory.models import Client, Session
from encadena.advisory.queries.session_state import reasons_of
from encadena.advisory.registry import Link, register_links
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.kernel.events import subscribe
from tests.advisory.makers import a_client, a_session, an_area
from tests.cast import Cast

KEY = UUID("7b0e2f4e-5f0c-4c7d-9a51-0a6d5b9b1c11")


@pytest.fixture
def client(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm)


def said(**changed: object) -> dict[str, object]:
    """One hour of advice at the centre, today."""
    base = {"on": clock.today(), "mode": "centre", "area": "finance", "contact_minutes": 60, "advice": "Costeo del pan"}
    return {**base, **changed}


def logged(cast: Cast, *clients: Client, key: UUID | None = None, **changed: object) -> Session:
    return log_session(clients, data=said(**changed), actor=cast.adviser, key=key)


def test_a_session_counts_and_its_client_knows_it(cast: Cast, client: Client) -> None:
    session = logged(cast, client)
    client.refresh_from_db()
    assert (session.counts, session.centre, session.adviser, session.version) == (True, cast.centre, cast.adviser, 1)
    assert (client.last_session_on, client.counted_sessions, client.contact_minutes) == (clock.today(), 1, 60)
    entry = Entry.objects.get(verb="session.logged")
    assert (entry.actor, entry.changes["advice"]) == (cast.adviser, [None, "Costeo del pan"])


def test_the_rooms_above_are_told_after_the_commit(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[SessionsChanged] = []
    subscribe(SessionsChanged)(told.append)
    with django_capture_on_commit_callbacks(execute=True):
        session = logged(cast, client)
    assert told == [SessionsChanged((session.pk,), (client.pk,))]


def test_three_clients_share_the_minutes_and_the_adviser_gives_them_once(cast: Cast, client: Client) -> None:
    others = [a_client(cast.centre, cast.adviser) for _ in range(2)]
    session = logged(cast, client, *others, contact_minutes=50)
    assert [row.minutes for row in session.attended.order_by("pk")] == [17, 17, 16]
    assert Session.objects.get().contact_minutes == 50


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"substantive": False}, "not_substantive"),
        ({"specific": False}, "not_specific"),
        ({"contact_minutes": 0, "travel_minutes": 30}, "no_time"),
    ],
)
def test_what_is_no_advice_is_kept_as_a_contact_and_needs_no_text(
    cast: Cast, client: Client, changed: dict[str, object], reason: str
) -> None:
    session = logged(cast, client, advice="", **changed)
    assert (session.counts, reasons_of(session)) == (False, [reason])
    client.refresh_from_db()
    assert (client.counted_sessions, client.contact_minutes) == (0, 0)


@pytest.mark.parametrize("signed", [None, clock.today() + timedelta(days=1)])
def test_without_an_agreement_on_that_day_it_is_a_contact(cast: Cast, client: Client, signed: date | None) -> None:
    lead = a_client(cast.centre, cast.adviser, stage="lead", agreement_signed_on=signed)
    assert reasons_of(logged(cast, lead)) == ["unsigned"]
    assert not logged(cast, client, lead).counts


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"advice": " "}, "advice_missing"),
        ({"area": ""}, "session_area_missing"),
        ({"area": "alchemy"}, "session_area_missing"),
        ({"on": clock.today() + timedelta(days=1)}, "date_in_future"),
        ({"on": date(2024, 1, 1)}, "session_before_client"),
        ({"contact_minutes": 1440, "travel_minutes": 1}, "session_day_full"),
        ({"linked": "walk:9"}, "session_link_unknown"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    cast: Cast, client: Client, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(DomainError, match=code):
        logged(cast, client, **changed)
    assert not Session.objects.exists()


def test_the_hours_of_a_day_are_the_advisers_own(cast: Cast, client: Client) -> None:
    logged(cast, client, contact_minutes=600, travel_minutes=600, preparation_minutes=200)
    log_session([client], data=said(), actor=cast.head)
    with pytest.raises(DomainError, match="session_day_full"):
        logged(cast, client, contact_minutes=41)
    logged(cast, client, contact_minutes=40)


def test_nobody_is_in_two_sessions_at_once(cast: Cast, client: Client) -> None:
    logged(cast, client, starts_at="10:00")
    with pytest.raises(DomainError, match="session_overlap"):
        logged(cast, client, starts_at="10:30")
    logged(cast, client, starts_at="11:00")
    log_session([client], data=said(starts_at="10:30"), actor=cast.head)


def test_an_area_is_chosen_while_it_is_in_force(cast: Cast, client: Client) -> None:
    retire_area(an_area("people"), replaced_by=None, actor=None)
    with pytest.raises(DomainError, match="session_area_out_of_force"):
        logged(cast, client, area="people")
    assert logged(cast, client, area="people", on=clock.today() - timedelta(days=1)).area.code == "people"


def test_the_clients_must_be_of_one_centre_where_the_adviser_works(cast: Cast, client: Client) -> None:
    theirs = a_client(cast.rival_centre, cast.rival, cast.rival_firm)
    with pytest.raises(DomainError, match="session_client_of_other_centre"):
        logged(cast, theirs)
    with pytest.raises(DomainError, match="session_of_two_centres"):
        logged(cast, client, theirs)
    with pytest.raises(DomainError, match="session_client_twice"):
        logged(cast, client, client)
    with pytest.raises(DomainError, match="session_without_client"):
        logged(cast)


def test_a_client_who_left_has_no_sessions_after_that_day(cast: Cast) -> None:
    gone = a_client(cast.centre, cast.adviser, stage="inactive", ended_on=clock.today() - timedelta(days=5))
    with pytest.raises(DomainError, match="session_client_not_active"):
        logged(cast, gone, on=clock.today() - timedelta(days=5))
    assert logged(cast, gone, on=clock.today() - timedelta(days=6)).counts


def test_the_project_that_all_share_is_kept_by_kind_number_and_name(cast: Cast, client: Client) -> None:
    register_links("walk", label="Paseo", options=lambda user, firms: [Link("walk", 9, "Paseo del pan")])
    session = logged(cast, client, linked="walk:9")
    assert (session.linked_kind, session.linked_id, session.linked_label) == ("walk", 9, "Paseo del pan")
    register_links("walk", label="Paseo", options=lambda user, firms: [])
    kept = correct_session(
        session, clients=[client], data={"advice": "Otra cosa"}, expected_version=1, actor=cast.adviser
    )
    assert kept.linked_label == "Paseo del pan"


def test_the_same_key_twice_is_one_session(cast: Cast, client: Client) -> None:
    first = logged(cast, client, key=KEY)
    assert logged(cast, client, key=KEY) == first
    assert Session.objects.count() == 1
    assert Entry.objects.filter(verb="session.logged").count() == 1


def test_the_same_key_is_known_again_after_somebody_corrected_the_session(cast: Cast, client: Client) -> None:
    first = logged(cast, client, key=KEY)
    correct_session(first, clients=[client], data={"advice": "Más claro"}, expected_version=1, actor=cast.head)
    assert logged(cast, client, key=KEY).advice == "Más claro"


def test_the_same_key_with_other_content_is_a_conflict_and_nothing_is_overwritten(cast: Cast, client: Client) -> None:
    first = logged(cast, client, key=KEY)
    with pytest.raises(Conflict, match="session_key_taken") as caught:
        logged(cast, client, key=KEY, contact_minutes=30)
    assert caught.value.params == {"session_id": first.pk}
    assert Session.objects.get().contact_minutes == 60


def test_two_who_send_one_key_at_the_same_moment_get_one_session(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second looks before the first has committed, finds nothing, and is stopped by the constraint alone."""
    first, looked = logged(cast, client, key=KEY), []
    look = actions._kept
    monkeypatch.setattr(actions, "_kept", lambda key, draft: look(key, draft) if looked else looked.append(key))
    assert logged(cast, client, key=KEY) == first
    assert Session.objects.count() == 1


def test_a_fault_that_is_not_the_key_is_not_taken_for_it(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(actions, "_seat", broken)
    with pytest.raises(IntegrityError):
        logged(cast, client, key=uuid4())


def test_a_correction_moves_minutes_and_keeps_what_was(cast: Cast, client: Client) -> None:
    other = a_client(cast.centre, cast.adviser)
    session = logged(cast, client)
    correct_session(
        session, clients=[other], data={"contact_minutes": 90, "on": session.on}, expected_version=1, actor=cast.head
    )
    client.refresh_from_db()
    other.refresh_from_db()
    assert (client.counted_sessions, client.contact_minutes, other.contact_minutes) == (0, 0, 90)
    entry = Entry.objects.get(verb="session.corrected")
    assert entry.changes["contact_minutes"] == [60, 90]
    assert (entry.changes["clients"], entry.context) == ([str(client.pk), str(other.pk)], {"version": 2})


def test_a_correction_that_says_the_same_changes_nothing(cast: Cast, client: Client) -> None:
    session = logged(cast, client)
    same = correct_session(session, clients=[client], data=said(), expected_version=1, actor=cast.adviser)
    assert (same.version, Entry.objects.filter(verb="session.corrected").count()) == (1, 0)


def test_two_corrections_at_once_are_shown_side_by_side(cast: Cast, client: Client) -> None:
    session = logged(cast, client)
    correct_session(session, clients=[client], data={"contact_minutes": 45}, expected_version=1, actor=cast.head)
    with pytest.raises(Conflict, match="session_conflict") as caught:
        correct_session(session, clients=[client], data=said(advice="Mío"), expected_version=1, actor=cast.adviser)
    fields: Any = caught.value.params["fields"]
    assert fields["contact_minutes"] == {"base": 60, "theirs": 45, "mine": 60, "take": "theirs"}
    assert fields["advice"]["take"] == "mine"


def test_a_correction_does_not_collide_with_itself_but_does_with_others(cast: Cast, client: Client) -> None:
    logged(cast, client, starts_at="09:00")
    session = logged(cast, client, starts_at="10:00")
    correct_session(session, clients=[client], data={"starts_at": "10:15"}, expected_version=1, actor=cast.adviser)
    with pytest.raises(DomainError, match="session_overlap"):
        correct_session(session, clients=[client], data={"starts_at": "09:59"}, expected_version=2, actor=cast.adviser)


def test_a_client_who_moved_to_another_centre_stays_in_an_old_session(cast: Cast, client: Client) -> None:
    session = logged(cast, client)
    client.centre = cast.rival_centre
    client.save()
    corrected = correct_session(
        session, clients=[client], data={"advice": "Aclarado"}, expected_version=1, actor=cast.adviser
    )
    assert (corrected.centre, corrected.advice) == (cast.centre, "Aclarado")


def test_a_withdrawn_session_counts_nowhere_and_comes_back(cast: Cast, client: Client) -> None:
    session = logged(cast, client)
    withdraw_session(withdraw_session(session, actor=cast.adviser), actor=cast.adviser)
    client.refresh_from_db()
    assert (client.last_session_on, client.counted_sessions) == (None, 0)
    with pytest.raises(DomainError, match="session_withdrawn"):
        correct_session(session, clients=[client], data={}, expected_version=1, actor=cast.adviser)
    restore_session(restore_session(session, actor=cast.adviser), actor=cast.adviser)
    client.refresh_from_db()
    assert (client.last_session_on, client.counted_sessions) == (clock.today(), 1)
    assert Entry.objects.filter(verb__in=["session.withdrawn", "session.restored"]).count() == 2


def test_a_session_whose_hour_was_taken_meanwhile_does_not_come_back(cast: Cast, client: Client) -> None:
    session = withdraw_session(logged(cast, client, starts_at="10:00"), actor=cast.adviser)
    a_session(client, starts_at=time(10, 30))
    with pytest.raises(DomainError, match="session_overlap"):
        restore_session(session, actor=cast.adviser)


def test_the_system_must_say_who_advised(cast: Cast, client: Client) -> None:
    with pytest.raises(DomainError, match="session_adviser_missing"):
        log_session([client], data=said(), actor=None)
    session = log_session([client], data=said(), actor=None, adviser=cast.adviser, offline=True)
    assert (session.logged_by, session.adviser, session.offline) == (None, cast.adviser, True)
