from datetime import timedelta
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from encadena.advisory.actions.alert import CLAIM_LASTS, Sent, deliver_alerts, note_alerts, send_all_alerts
from encadena.advisory.models import Alert
from encadena.advisory.registry import AlertSource, Mail
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast

SOURCE = AlertSource("probe", "Prueba", lambda actor: 0, lambda rows: Mail("Aviso", f"{len(rows)} avisos"))


class Killed(BaseException):
    """What a process that dies looks like from inside."""


def noted(cast: Cast, *emails: str) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    note_alerts((an_alert(client.pk, n, email) for n, email in enumerate(emails)), actor=None)


def an_alert(client_id: int, object_id: int, email: str) -> Alert:
    return Alert(what="probe", object_id=object_id, about_on=clock.today(), days=7, client_id=client_id, email=email)


def run() -> Sent:
    total = Sent()
    deliver_alerts(SOURCE, total, actor=None)
    return total


def test_a_person_gets_one_mail_with_all_alerts_and_never_again(cast: Cast) -> None:
    noted(cast, "a@example.cl", "a@example.cl", "b@example.cl")
    assert run() == Sent(mails=2, alerts=3, failed=0)
    assert run() == Sent()
    assert [(m.to, m.body) for m in mail.outbox] == [(["a@example.cl"], "2 avisos"), (["b@example.cl"], "1 avisos")]


def test_what_is_noted_twice_is_one_alert(cast: Cast) -> None:
    noted(cast, "a@example.cl")
    client_id = Alert.objects.get().client_id
    note_alerts([an_alert(client_id, 0, "otra@example.cl")], actor=None)
    assert [row.email for row in Alert.objects.all()] == ["a@example.cl"]


def test_a_run_that_is_killed_before_sending_loses_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(cast, "a@example.cl", "b@example.cl")

    def die(backend: Any, messages: Any) -> int:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", die)
        with pytest.raises(Killed):
            run()
    assert run().mails == 1, "the one that was being sent still belongs to the dead run"
    Alert.objects.filter(claimed_at__isnull=False, sent_at=None).update(
        claimed_at=clock.now() - CLAIM_LASTS - timedelta(seconds=1)
    )
    assert run().mails == 1
    assert sorted(m.to[0] for m in mail.outbox) == ["a@example.cl", "b@example.cl"]


def test_two_runs_that_meet_send_each_alert_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins while the first is composing."""
    noted(cast, "a@example.cl", "b@example.cl")
    inner: list[Sent] = []

    def compose(rows: Any) -> Mail:
        if not inner:
            inner.append(Sent())
            deliver_alerts(SOURCE, inner[0], actor=None)
        return Mail("Aviso", "")

    outer = Sent()
    deliver_alerts(AlertSource("probe", "", lambda actor: 0, compose), outer, actor=None)
    assert (outer.mails, inner[0].mails) == (1, 1)
    assert sorted(m.to[0] for m in mail.outbox) == ["a@example.cl", "b@example.cl"]


def test_a_mail_server_that_refuses_one_address_keeps_it_for_the_next_run(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(cast, "a@example.cl", "b@example.cl")
    send = EmailBackend.send_messages

    def refuse(backend: EmailBackend, messages: Any) -> int:
        if messages[0].to == ["a@example.cl"]:
            raise SMTPException("550")
        return send(backend, messages)

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", refuse)
        assert run() == Sent(mails=1, alerts=1, failed=1)
    assert run() == Sent(mails=1, alerts=1, failed=0)


def test_a_copy_carries_the_number_of_the_first(cast: Cast) -> None:
    noted(cast, "a@example.cl")
    run()
    Alert.objects.update(sent_at=None, claimed_at=None)
    run()
    first, second = (m.extra_headers["Message-ID"] for m in mail.outbox)
    assert first == second


def test_alerts_without_a_reason_any_more_are_dropped(cast: Cast) -> None:
    noted(cast, "a@example.cl")
    deliver_alerts(AlertSource("probe", "", lambda actor: 0, lambda rows: None), Sent(), actor=None)
    assert mail.outbox == []
    assert Alert.objects.get().dropped_at is not None


def test_a_job_that_has_to_leave_leaves_between_mails(cast: Cast) -> None:
    def leave() -> None:
        raise Killed

    noted(cast, "a@example.cl")
    with pytest.raises(Killed):
        deliver_alerts(SOURCE, Sent(), actor=None, check=leave)
    assert Alert.objects.get().claim == ""


def test_all_sources_are_asked(cast: Cast) -> None:
    assert send_all_alerts(actor=None) == Sent()
