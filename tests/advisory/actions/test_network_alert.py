from datetime import date, timedelta

import pytest
from django.core import mail

from encadena.advisory.actions.alert import send_all_alerts
from encadena.advisory.actions.network_alert import note_contracts, note_targets
from encadena.advisory.models import Alert
from encadena.kernel import clock
from encadena.network.models import Target
from tests.cast import Cast
from tests.network.indicators import only, steady

pytestmark = pytest.mark.django_db


def today_is(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(clock, "today", lambda: day)


def told() -> list[tuple[str, str]]:
    return sorted((m.to[0].split("@")[0], m.subject) for m in mail.outbox)


def test_head_and_coordinator_are_told_once_a_month_of_what_falls_short(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for centre, value in ((cast.centre, 1000), (cast.rival_centre, 100)):
        Target.objects.create(centre=centre, year=2026, indicator="walks", value=value)
    with only(walks=steady(1)):
        for day in (date(2026, 7, 2), date(2026, 7, 30), date(2026, 8, 1)):
            today_is(monkeypatch, day)
            send_all_alerts(actor=None)
            send_all_alerts(actor=None)
    people = sorted(user.email.split("@")[0] for user in (cast.head, cast.coordinator))
    assert told() == [(who, "1 meta va a quedar corta") for who in people for _month in (7, 8)]
    assert "Centro Ana, Walks: 183 / 1.000" in mail.outbox[0].body


def test_a_target_that_was_lowered_before_the_mail_left_is_not_told(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Target.objects.create(centre=cast.centre, year=2026, indicator="walks", value=1000)
    today_is(monkeypatch, date(2026, 7, 2))
    with only(walks=steady(1)):
        note_targets(actor=None)
        Target.objects.filter(pk=target.pk).update(value=150)
        send_all_alerts(actor=None)
    assert mail.outbox == []
    assert Alert.objects.filter(what="target", dropped_at__isnull=False).count() == 2


def test_the_end_of_a_contract_is_told_at_90_60_and_30_days_once_each(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = date(2026, 12, 31)
    cast.centre.contracts.update(agreed_until=end)
    told = []
    for left in (91, 90, 89, 60, 31, 30, 1, 0, -1):
        today_is(monkeypatch, end - timedelta(days=left))
        send_all_alerts(actor=None)
        told.append(sorted(m.to[0] for m in mail.outbox))
        mail.outbox.clear()
    both = sorted([cast.agency.email, cast.coordinator.email])
    assert told == [[], both, [], both, [], both, [], [], []]


def test_a_contract_whose_end_went_away_is_not_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    today_is(monkeypatch, date(2026, 7, 2))
    cast.centre.contracts.update(agreed_until=date(2026, 8, 1))
    note_contracts(actor=None)
    cast.centre.contracts.update(agreed_until=date(2031, 8, 1))
    send_all_alerts(actor=None)
    assert mail.outbox == []
    assert Alert.objects.filter(what="contract", dropped_at__isnull=False).count() == 2
