from datetime import timedelta

import pytest

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.missions.actions import application as actions
from encadena.missions.choices import ApplicationState as State
from encadena.missions.choices import MissionState
from encadena.missions.errors import MissionError
from tests.cast import Cast
from tests.factories import a_firm
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


def test_an_application_freezes_what_the_conditions_said(cast: Cast) -> None:
    mission = a_mission(sizes=["micro"], readiness=50)
    Firm.objects.filter(pk=cast.firm.pk).update(legal_size="small")

    made = applied(mission, cast.firm)

    assert [(v["rule"], v["outcome"]) for v in made.verdicts] == [("size", "no"), ("readiness", "unknown")]


def test_nobody_applies_twice_or_outside_the_days(cast: Cast) -> None:
    mission = a_mission()
    applied(mission, cast.firm)
    over = a_mission(opens_on=clock.today() - timedelta(days=9), closes_on=clock.today() - timedelta(days=1))

    with pytest.raises(MissionError, match="applied_already"):
        applied(mission, cast.firm)
    with pytest.raises(MissionError, match="call_not_open"):
        applied(over, cast.firm)
    with pytest.raises(MissionError, match="call_not_open"):
        applied(a_mission(state=MissionState.DRAFT), cast.firm)


def test_choosing_waits_for_every_score_and_may_be_done_again(cast: Cast) -> None:
    mission = a_mission()
    with pytest.raises(MissionError, match="nobody_applied"):
        actions.choose(mission, actor=None)
    first, second = applied(mission, cast.firm, 2, 2), applied(mission, cast.rival_firm)
    with pytest.raises(MissionError, match="scores_missing"):
        actions.choose(mission, actor=None)

    actions.score(second, points=dict.fromkeys(mission.criteria.all(), 5), actor=None)
    assert actions.choose(mission, actor=None) == 1
    first.refresh_from_db()
    second.refresh_from_db()
    mission.refresh_from_db()
    assert (first.state, second.state, mission.state) == (State.WAITING, State.CHOSEN, MissionState.CHOSEN)
    assert actions.choose(mission, actor=None) == 1


def test_who_withdraws_makes_room_for_the_first_of_the_waiting_list(cast: Cast) -> None:
    mission = a_mission()
    last, first, second = (applied(mission, f, n, n) for f, n in ((cast.firm, 1), (cast.rival_firm, 5), (a_firm(), 3)))
    actions.choose(mission, actor=None)

    assert actions.withdraw(first, actor=None) == second
    with pytest.raises(MissionError, match="withdrawn_already"):
        actions.withdraw(first, actor=None)
    last.refresh_from_db()
    assert last.state == State.WAITING
    assert actions.withdraw(last, actor=None) is None


def test_points_go_from_0_to_5_and_a_reason_lets_an_unmet_condition_pass(cast: Cast) -> None:
    mission = a_mission(sizes=["micro"])
    Firm.objects.filter(pk=cast.firm.pk).update(legal_size="large")
    made = applied(mission, cast.firm)
    points = dict.fromkeys(mission.criteria.all(), 4)

    with pytest.raises(MissionError, match="points_out_of_range"):
        actions.score(made, points={mission.criteria.first(): 6}, actor=None)
    actions.score(made, points=points, actor=None)
    assert actions.choose(mission, actor=None) == 0
    actions.score(made, points=points, reason="Único productor", actor=None)
    assert actions.choose(mission, actor=None) == 1
