from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from encadena.fairs import actions
from encadena.fairs.choices import FairState
from encadena.fairs.models import Exhibitor, Fair, OutcomeMail
from encadena.kernel import clock
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.rules.outcomes import due_on
from tests.factories import a_firm
from tests.fairs.makers import a_fair, an_exhibitor

pytestmark = pytest.mark.django_db


def a_past_fair(*, months: int = 0, state: FairState = FairState.PUBLISHED) -> Exhibitor:
    row = an_exhibitor(a_fair(state=FairState.PUBLISHED), a_firm(email="ventas@espiga.cl"))
    day = due_on(clock.today(), -months) - timedelta(days=1)
    Fair.objects.filter(pk=row.fair_id).update(starts_on=day, ends_on=day, state=state)
    row.refresh_from_db()
    return row


def test_an_exhibitor_is_asked_once_and_answers_by_the_link_without_an_account(client: Any) -> None:
    row = a_past_fair()

    call_command("ask_fair_outcomes")
    call_command("ask_fair_outcomes")

    (letter,) = mail.outbox
    assert letter.to == ["ventas@espiga.cl"]
    assert letter.subject == "¿Cómo te fue en Feria Sur?"
    path = next(line for line in letter.body.splitlines() if "/respuesta/" in line).partition("/ferias")[2]
    assert "Qué trajo" in client.get(f"/ferias{path}").content.decode()
    answer = client.post(f"/ferias{path}", {"stage": "4", "contacts": "3"}, follow=True)
    assert "Quedó guardado" in answer.content.decode()
    assert row.outcomes.get().stage == Stage.QUOTATION


def test_who_told_at_this_term_is_not_asked_and_at_the_next_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    row = a_past_fair()
    actions.tell(row, data={"stage": Stage.CONTACT}, actor=None)
    call_command("ask_fair_outcomes")
    assert mail.outbox == []

    later = clock.now() + timedelta(days=100)
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr(clock, "today", lambda: later.date())
    call_command("ask_fair_outcomes")

    assert mail.outbox[0].subject == "¿Qué pasó después de Feria Sur?"
    assert "a los 3 meses" in mail.outbox[0].body


@pytest.mark.parametrize(("months", "state"), [(14, FairState.PUBLISHED), (0, FairState.DRAFT)])
def test_nobody_is_asked_of_an_old_fair_or_a_draft(months: int, state: FairState) -> None:
    a_past_fair(months=months, state=state)

    call_command("ask_fair_outcomes")

    assert mail.outbox == []


def test_a_mail_that_the_post_refuses_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    a_past_fair()

    def refuse(*_args: Any) -> None:
        raise OSError("no route")

    monkeypatch.setattr("encadena.fairs.management.commands.ask_fair_outcomes.send_mail", refuse)
    with pytest.raises(CommandError):
        call_command("ask_fair_outcomes")

    assert not OutcomeMail.objects.exists()
