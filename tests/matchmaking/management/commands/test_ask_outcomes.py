from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from tests.factories import a_firm
from tests.matchmaking.outcome_makers import a_past_round, say

from encadena.matchmaking.models import OutcomeMail

pytestmark = pytest.mark.django_db


def test_everybody_who_owes_an_answer_is_asked_once() -> None:
    firm = a_firm(email="ventas@espiga.cl")
    round = a_past_round([firm], buyers=1)
    buyer = round.participants.get(buyer__isnull=False).buyer
    buyer.contact, buyer.languages = "Ms Lee <lee@example.com>, +1 555", ["en"]
    buyer.save()

    call_command("ask_outcomes")
    call_command("ask_outcomes")

    assert sorted(m.to[0] for m in mail.outbox) == ["lee@example.com", "ventas@espiga.cl"]
    by_reader = {m.to[0]: m for m in mail.outbox}
    assert "/ruedas/respuesta/" in by_reader["ventas@espiga.cl"].body
    assert "¿Cómo te fue en" in by_reader["ventas@espiga.cl"].subject
    assert "How did it go" in by_reader["lee@example.com"].subject


def test_who_told_everything_and_who_cannot_be_reached_get_no_mail() -> None:
    firm = a_firm(email="ventas@espiga.cl")
    meeting = a_past_round([firm], buyers=1).meetings.select_related("second").get()
    say(meeting, meeting.second)

    call_command("ask_outcomes")

    assert mail.outbox == []


def test_a_mail_that_the_post_refuses_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    a_past_round([a_firm(email="ventas@espiga.cl")], buyers=1)

    def refuse(*_args: Any) -> None:
        raise OSError("no route")

    monkeypatch.setattr("encadena.matchmaking.management.commands.ask_outcomes.send_mail", refuse)
    with pytest.raises(CommandError):
        call_command("ask_outcomes")

    assert not OutcomeMail.objects.exists()
