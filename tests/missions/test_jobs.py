from typing import Any

import pytest
from django.core import mail

from encadena.jobs.choices import State
from encadena.kernel import clock
from encadena.missions.actions import application as actions
from encadena.missions.actions.mission import change_state
from encadena.missions.actions.notices import ask_results
from encadena.missions.choices import MissionState, NoticeKind
from encadena.missions.errors import MissionError
from encadena.missions.models import Mission, Notice
from tests.cast import Cast
from tests.factories import a_firm
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


def a_chosen_mission(cast: Cast, **fields: Any) -> Mission:
    """One goes, one waits, one may not go; the account of the first firm is ``cast.owner``'s."""
    mission = a_mission(sizes=["micro", "small"], cost=1000, **fields)
    applied(mission, cast.firm, 5, 5)
    applied(mission, a_firm(email="espera@example.com", legal_size="micro"), 3, 3)
    applied(mission, a_firm(email="grande@example.com", legal_size="large"), 4, 4)
    actions.choose(mission, actor=None)
    mission.refresh_from_db()
    return mission


def bodies() -> dict[str, str]:
    return {m.to[0]: " ".join(m.body.split()) for m in mail.outbox}


def test_each_firm_learns_its_result_with_the_reason_and_only_once(cast: Cast) -> None:
    mission = a_chosen_mission(cast)

    job = ask_results(mission, actor=cast.promoter)
    ask_results(mission, actor=cast.promoter)

    told = bodies()
    assert len(mail.outbox) == 3
    assert "fue elegida" in told[cast.owner.email]
    assert "$300" in told[cast.owner.email]
    assert "en el lugar 1" in told["espera@example.com"]
    assert "obtuvo 60,0 puntos de 100 y los cupos alcanzaron hasta 100,0" in told["espera@example.com"]
    assert "Razón: no cumple una condición de la convocatoria. - Tamaño" in told["grande@example.com"]
    assert (job.state, job.result) == (State.DONE, {"sent": 3, "without": 0})


def test_mails_speak_the_language_of_their_reader(cast: Cast) -> None:
    cast.owner.language = "en"
    cast.owner.save()

    ask_results(a_chosen_mission(cast), actor=None)

    assert "was chosen" in bodies()[cast.owner.email]


def test_who_moves_up_is_told_once_results_are_out(cast: Cast) -> None:
    mission = a_chosen_mission(cast)
    first = mission.applications.get(firm=cast.firm)
    ask_results(mission, actor=None)
    mail.outbox.clear()

    actions.withdraw(first, actor=None)

    assert [m.to for m in mail.outbox] == [["espera@example.com"]]
    assert "fue elegida" in mail.outbox[0].body


def test_who_still_waits_when_the_mission_closes_is_told_so(cast: Cast) -> None:
    mission = a_chosen_mission(cast)
    ask_results(mission, actor=None)
    mail.outbox.clear()

    change_state(mission, state=MissionState.CLOSED, actor=None)
    ask_results(mission, actor=None)

    assert [m.to for m in mail.outbox] == [["espera@example.com"]]
    assert "No se liberó ningún cupo" in mail.outbox[0].body


def test_before_the_choice_there_is_nothing_to_tell() -> None:
    with pytest.raises(MissionError, match="nobody_chosen"):
        ask_results(a_mission(), actor=None)


def test_a_mail_that_the_post_refuses_is_not_noted_as_sent(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any) -> None:
        raise OSError("no route")

    monkeypatch.setattr("encadena.missions.actions.notices.send_mail", refuse)

    job = ask_results(a_chosen_mission(cast), actor=None)

    assert job.state != State.DONE
    assert not Notice.objects.exists()


def test_a_firm_without_an_address_is_counted(cast: Cast) -> None:
    mission = a_mission()
    applied(mission, a_firm(), 5, 5)
    actions.choose(mission, actor=None)
    mission.refresh_from_db()

    assert ask_results(mission, actor=None).result == {"sent": 0, "without": 1}
    assert not Notice.objects.filter(kind=NoticeKind.RESULT, created_at__lte=clock.now()).exists()


def test_of_a_mission_that_is_over_nobody_is_told_any_more(cast: Cast) -> None:
    mission = a_chosen_mission(cast)
    Mission.objects.filter(pk=mission.pk).update(starts_on="2020-01-01", ends_on="2020-01-03")

    assert ask_results(mission, actor=None).result == {"sent": 0, "without": 0}
