from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from tests.factories import a_user
from tests.matchmaking.makers import a_published_round, at, sides

from encadena.accounts.choices import Role
from encadena.firms.models import Firm
from encadena.matchmaking.actions.attendance import set_attendance
from encadena.matchmaking.choices import MeetingMode
from encadena.matchmaking.models import Buyer, BuyerDelegate, Meeting, Round

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(clock_at: ClockAt) -> Round:
    """The first buyer meets from 9:00 on, the second firm from 9:20 on; the others have no address."""
    clock_at(at(7))
    round = a_published_round()
    (buyer, _), (_, firm, _) = sides(round)
    early = {"contact": "b@example.com", "time_zone": "Europe/Berlin", "languages": ["en"]}
    Buyer.objects.filter(pk=buyer.buyer_id).update(**early)
    Firm.objects.filter(pk=firm.firm_id).update(email="f@example.com")
    return round


def test_an_hour_before_the_first_meeting_people_get_their_day_once(
    round: Round, clock_at: ClockAt, mailoutbox: list[Any]
) -> None:
    clock_at(at(7, 59))
    call_command("remind_meetings")
    assert mailoutbox == []
    clock_at(at(8))
    call_command("remind_meetings")
    call_command("remind_meetings")
    assert [mail.to for mail in mailoutbox] == [["b@example.com"]]
    clock_at(at(8, 25))
    call_command("remind_meetings")
    assert [mail.to for mail in mailoutbox][1:] == [["f@example.com"]]


def test_a_mail_shows_both_clocks_and_the_link_of_a_meeting_by_video(
    round: Round, clock_at: ClockAt, mailoutbox: list[Any]
) -> None:
    link = "https://meet.example.com/abc"
    first = sides(round)[0][0].meetings_as_first.order_by("pk")[0]
    Meeting.objects.filter(pk=first.pk).update(mode=MeetingMode.VIRTUAL, video_link=link)
    clock_at(at(8, 10))
    call_command("remind_meetings")
    body = mailoutbox[0].body
    assert f"09:00 (13:00 your time) · {first.second.name} · Table 1 · {link}" in body
    assert body.count("Table ") == 3


def test_who_is_by_video_reads_of_no_table(round: Round, clock_at: ClockAt, mailoutbox: list[Any]) -> None:
    set_attendance(sides(round)[0][0], mode=MeetingMode.VIRTUAL, video_link="https://meet.example.com/b", actor=None)
    clock_at(at(8, 10))
    call_command("remind_meetings")
    body = mailoutbox[0].body
    assert body.count("https://meet.example.com/b") == 3
    assert "Table " not in body


def test_nobody_is_reminded_of_a_meeting_that_began(round: Round, clock_at: ClockAt, mailoutbox: list[Any]) -> None:
    clock_at(at(9, 30))
    call_command("remind_meetings")
    assert mailoutbox == []


def test_the_day_before_everybody_who_meets_somebody_is_told_once_in_their_language(
    round: Round, clock_at: ClockAt, mailoutbox: list[Any]
) -> None:
    clock_at(at(8, 59) - timedelta(days=1))
    call_command("remind_meetings")
    assert mailoutbox == []
    clock_at(at(9, 1) - timedelta(days=1))
    call_command("remind_meetings")
    call_command("remind_meetings")
    assert sorted(mail.to[0] for mail in mailoutbox) == ["b@example.com", "f@example.com"]
    told = {mail.to[0]: mail for mail in mailoutbox}
    assert told["b@example.com"].subject.endswith("your meetings tomorrow")
    assert "09:00 (13:00 your time)" in told["b@example.com"].body
    assert told["f@example.com"].subject.endswith("tus reuniones de mañana")


def test_a_person_with_an_account_gets_the_reminder_in_the_language_of_the_account(
    round: Round, clock_at: ClockAt, mailoutbox: list[Any]
) -> None:
    person = sides(round)[0][0]
    assert person.buyer
    clock_at(at(12) - timedelta(days=1))
    delegate = a_user(Role.BUYER, language="pt")
    BuyerDelegate.objects.create(buyer=person.buyer, user=delegate)
    call_command("remind_meetings")
    (mail,) = [m for m in mailoutbox if m.to == [delegate.email]]
    assert mail.subject.endswith("suas reuniões de amanhã")
    assert "/ruedas/" in mail.body


def test_nobody_is_written_to_two_days_before_or_on_the_day(
    round: Round, clock_at: ClockAt, mailoutbox: list[Any]
) -> None:
    for moment in (at(12) - timedelta(days=2), at(12)):
        clock_at(moment)
        call_command("remind_meetings")
    assert mailoutbox == []
