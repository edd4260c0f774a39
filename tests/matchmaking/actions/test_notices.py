"""Mails before the event, each once."""

from typing import Any

import pytest
from django.core import mail

from encadena.accounts.models import User
from encadena.kernel import events
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import day_mail
from encadena.matchmaking.actions import notices as actions
from encadena.matchmaking.actions.access import give_access
from encadena.matchmaking.actions.needs import add_need
from encadena.matchmaking.actions.registration import Answer, decide
from encadena.matchmaking.choices import ParticipantStatus
from encadena.matchmaking.events import ApplicationDecided
from encadena.matchmaking.models import Agenda, Notice, Round
from encadena.matchmaking.queries.completeness import profiles_of
from tests.cast import Cast
from tests.matchmaking.makers import a_published_round, a_ready_round, an_agenda, everybody_meets, sides

pytestmark = pytest.mark.django_db


def with_buyer(round: Round) -> User:
    buyer = sides(round)[0][0].buyer
    assert buyer
    delegate = give_access(
        buyer, round=round, email="kei@minato.example", full_name="Kei Sato", language="en", actor=None
    )
    mail.outbox.clear()
    return delegate.user


def to(address: str) -> list[Any]:
    return [m for m in mail.outbox if m.to == [address]]


def test_what_is_missing_is_told_once_a_day_with_the_way_in(cast: Cast) -> None:
    round = a_ready_round([cast.firm])
    kei = with_buyer(round)
    assert actions.ask_reminders(round, actor=cast.promoter).result["sent"] == 2
    assert actions.ask_reminders(round, actor=cast.promoter).result["sent"] == 0
    text = to(kei.email)[0].body
    assert "/cuenta/enlace/" in text
    assert "looks for" in text
    assert "lo que ofrece" in to(cast.owner.email)[0].body


def test_only_the_one_asked_for_is_reminded_and_a_complete_one_is_not(cast: Cast) -> None:
    round = a_ready_round([cast.firm])
    kei = with_buyer(round)
    person = sides(round)[0][0]
    assert person.buyer
    assert actions.ask_reminders(round, participants=[person.pk], actor=None).result["sent"] == 1
    assert to(cast.owner.email) == []
    add_need(person.buyer, data={"title": "Miel"}, actor=None)
    person.buyer.time_zone = "Asia/Tokyo"
    person.buyer.save()
    Notice.objects.all().delete()
    assert actions.ask_reminders(round, participants=[person.pk], actor=None).result["sent"] == 0
    assert len(to(kei.email)) == 1


def test_the_first_agenda_goes_to_whoever_has_meetings(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    round = a_ready_round([cast.firm])
    kei = with_buyer(round)
    everybody_meets(round)
    agenda = an_agenda(round)
    with django_capture_on_commit_callbacks(execute=True):
        agendas.publish(agenda, expected_version=agenda.version, reason="prueba", actor=None)
    assert cast.firm.name in to(kei.email)[0].body
    assert "09:00" in to(cast.owner.email)[0].body or "09:20" in to(cast.owner.email)[0].body


def test_the_calendar_and_the_paper_go_with_the_agenda(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    round = a_ready_round([cast.firm])
    kei = with_buyer(round)
    everybody_meets(round)
    agenda = an_agenda(round)
    with django_capture_on_commit_callbacks(execute=True):
        agendas.publish(agenda, expected_version=agenda.version, reason="prueba", actor=None)
    (calendar, paper) = to(kei.email)[0].attachments
    assert (calendar[0][-4:], paper[0][-4:], paper[2]) == (".ics", ".pdf", "application/pdf")
    assert calendar[1].count("BEGIN:VEVENT") == 1
    assert cast.firm.name in calendar[1]
    assert paper[1].startswith(b"%PDF")
    assert to(kei.email)[0].message()  # it can be sent


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (ParticipantStatus.APPROVED, "fue aceptada"),
        (ParticipantStatus.WAITING, "quedó en lista de espera"),
        (ParticipantStatus.DECLINED, "no fue aceptada"),
    ],
)
def test_the_answer_to_a_registration_is_mailed_with_its_reason_once(
    cast: Cast, django_capture_on_commit_callbacks: Any, status: ParticipantStatus, says: str
) -> None:
    person = sides(a_ready_round([cast.firm]))[1][0]
    answer = Answer(status, "Sin cupo en tu rubro", "Completa tu diagnóstico")
    with django_capture_on_commit_callbacks(execute=True):
        decide(person, answer=answer, actor=cast.promoter)
    with django_capture_on_commit_callbacks(execute=True):
        events.publish(ApplicationDecided(person.pk))
    (told,) = to(cast.owner.email)
    assert says in told.body
    assert "Razón: Sin cupo en tu rubro" in told.body
    assert "Qué puedes hacer: Completa tu diagnóstico" in told.body


def test_a_second_answer_is_told_too_and_a_buyer_reads_it_in_its_language(
    django_capture_on_commit_callbacks: Any,
) -> None:
    round = a_ready_round([])
    kei = with_buyer(round)
    person = sides(round)[0][0]
    for status in (ParticipantStatus.WAITING, ParticipantStatus.APPROVED):
        with django_capture_on_commit_callbacks(execute=True):
            decide(person, answer=Answer(status), actor=None)
    waiting, accepted = to(kei.email)
    assert "waiting list" in waiting.subject
    assert "accepted" in accepted.subject
    assert "/cuenta/enlace/" in accepted.body


def test_a_buyer_without_an_account_is_written_to_at_the_address_that_is_known(
    django_capture_on_commit_callbacks: Any,
) -> None:
    round = a_ready_round()
    everybody_meets(round)
    buyer = sides(round)[0][0].buyer
    assert buyer
    buyer.contact = "Kei Mori, kei@example.jp"
    buyer.save()
    agenda = an_agenda(round)
    with django_capture_on_commit_callbacks(execute=True):
        agendas.publish(agenda, expected_version=agenda.version, reason="prueba", actor=None)
    assert len(to("kei@example.jp")) == 1


def test_a_later_agenda_goes_only_to_those_whose_meetings_changed(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    round = a_published_round([cast.firm, cast.rival_firm])
    with_buyer(round)
    draft = agendas.revise(Agenda.objects.get(state="published"), actor=None)
    moved = draft.meetings.filter(meeting__second__firm=cast.rival_firm).first()
    assert moved
    slot = round.slots.get(number=6)
    agendas.move_meeting(
        draft, meeting=moved.meeting, slot=slot, table=None, expected_version=draft.version, force=True, actor=None
    )
    draft.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        agendas.publish(draft, expected_version=draft.version, reason="prueba", actor=None)
    assert to(cast.owner.email) == []
    assert set(Notice.objects.values_list("kind", flat=True)) <= {"changed"}


def test_a_mail_that_the_server_refuses_is_tried_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    round = a_ready_round([cast.firm])

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(day_mail.EmailMessage, "send", refuse)
        assert actions.ask_reminders(round, actor=None).result["sent"] == 0
    assert not Notice.objects.exists()
    assert actions.ask_reminders(round, actor=None).result["sent"] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_profiles_cost_the_same_for_one_and_for_three(count: int, django_assert_num_queries: Any) -> None:
    round = a_ready_round(buyer_count=count)
    with django_assert_num_queries(6):
        assert len(profiles_of(round)) == 3 + count
