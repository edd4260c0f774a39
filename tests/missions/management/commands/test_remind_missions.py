from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from encadena.kernel import clock
from encadena.matchmaking.choices import Stage
from encadena.missions.actions.application import choose
from encadena.missions.actions.money import tell
from encadena.missions.models import Application, Mission
from tests.cast import Cast
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


def going(cast: Cast, *, ahead: int) -> Application:
    """``ahead``: days until it begins; it takes four days."""
    made = applied(a_mission(), cast.firm, 5, 5)
    choose(made.mission, actor=None)
    start = clock.today() + timedelta(days=ahead)
    Mission.objects.filter(pk=made.mission_id).update(starts_on=start, ends_on=start + timedelta(days=4))
    return Application.objects.select_related("mission").get(pk=made.pk)


@pytest.mark.parametrize(("ahead", "mails"), [(8, 0), (7, 1), (1, 1), (0, 0)])
def test_who_leaves_within_a_week_is_reminded_once(cast: Cast, ahead: int, mails: int) -> None:
    going(cast, ahead=ahead)

    call_command("remind_missions")
    call_command("remind_missions")

    assert len(mail.outbox) == mails
    assert all("/programa/" in m.body for m in mail.outbox)


def test_who_came_back_is_asked_and_asked_again_after_three_months(cast: Cast) -> None:
    one = going(cast, ahead=-5)

    call_command("remind_missions")
    call_command("remind_missions")
    assert [m.subject for m in mail.outbox] == ["¿Qué trajiste de Misión a Lima?"]
    assert f"/postulaciones/{one.pk}/balance/" in mail.outbox[0].body

    start = clock.today() - timedelta(days=100)
    Mission.objects.filter(pk=one.mission_id).update(starts_on=start, ends_on=start + timedelta(days=4))
    call_command("remind_missions")
    assert "a los 3 meses" in mail.outbox[1].body


def test_who_told_already_is_left_in_peace(cast: Cast) -> None:
    tell(going(cast, ahead=-5), data={"stage": Stage.CONTACT}, actor=None)

    call_command("remind_missions")

    assert mail.outbox == []


def test_a_mail_that_the_post_refuses_is_tried_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    going(cast, ahead=3)

    def refuse(*_args: Any) -> None:
        raise OSError("no route")

    with monkeypatch.context() as patch:
        patch.setattr("encadena.missions.actions.notices.send_mail", refuse)
        with pytest.raises(CommandError):
            call_command("remind_missions")
    call_command("remind_missions")

    assert len(mail.outbox) == 1
