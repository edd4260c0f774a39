from datetime import timedelta

import pytest
from django.core import mail

from encadena.accounts.models import User
from encadena.advisory.actions.alert import send_all_alerts
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.readiness.actions.plan_action import edit_action, mark_done
from encadena.readiness.models import Gap
from tests.cast import Cast
from tests.readiness.plan_makers import a_gap_at_work, a_task, an_action, an_evidence


@pytest.fixture
def gap(cast: Cast) -> Gap:
    Firm.objects.filter(pk=cast.firm.pk).update(email="contacto@espiga.cl")
    return a_gap_at_work(cast)


def days_pass(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    day = clock.today() + timedelta(days=days)
    monkeypatch.setattr(clock, "today", lambda: day)


def sent() -> list[str]:
    mail.outbox.clear()
    send_all_alerts(actor=None)
    send_all_alerts(actor=None)
    return [m.to[0] for m in mail.outbox]


def test_the_firm_is_reminded_once_before_and_once_after(cast: Cast, gap: Gap, monkeypatch: pytest.MonkeyPatch) -> None:
    an_action(gap, days=8)
    told = []
    for step in (0, 1, 1, 6, 1, 1):
        days_pass(monkeypatch, step)
        told.append(sent())
    firm = ["contacto@espiga.cl"]
    assert told == [[], firm, [], [], firm, []]


def test_the_mail_is_plain_spanish_with_a_link(cast: Cast, gap: Gap) -> None:
    User.objects.filter(pk=cast.adviser.pk).update(language="en")
    an_action(gap, days=3)
    sent()
    body = str(mail.outbox[0].body)
    assert mail.outbox[0].subject == "Tienes 1 compromiso por cumplir"
    assert "Traducir la lista" in body
    assert "en 3 días" in body
    assert f"/diagnosticos/brechas/{gap.pk}/" in body


def test_whoever_is_responsible_is_the_one_who_is_reminded(cast: Cast, gap: Gap) -> None:
    an_action(gap, days=3, responsible="adviser", adviser=cast.head)
    an_action(gap, days=3, responsible="other", person="Contadora", email="contadora@example.cl")
    an_action(gap, days=3, responsible="firm", person="Olga", email="olga@espiga.cl")
    assert sorted(sent()) == sorted([cast.head.email, "contadora@example.cl", "olga@espiga.cl"])


def test_without_an_address_the_clients_adviser_is_told(cast: Cast, gap: Gap) -> None:
    Firm.objects.update(email="")
    an_action(gap, days=3)
    assert sent() == [cast.adviser.email]


def test_what_is_done_is_not_reminded(cast: Cast, gap: Gap) -> None:
    action = an_action(gap, days=3)
    mark_done(action, on=clock.today(), evidence=an_evidence(cast.firm), actor=cast.owner)
    assert sent() == []


def test_a_new_date_is_reminded_anew(cast: Cast, gap: Gap) -> None:
    action = an_action(gap, days=3)
    sent()
    edit_action(action, task=a_task(days=5), actor=cast.adviser)
    assert sent() == ["contacto@espiga.cl"]
