from datetime import timedelta

import pytest

from encadena.missions.actions import mission as actions
from encadena.missions.choices import ItemKind, MissionState
from encadena.missions.errors import MissionError
from tests.cast import Cast
from tests.matchmaking.makers import a_buyer
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


def test_a_call_without_criteria_does_not_open() -> None:
    mission = a_mission(state=MissionState.DRAFT)
    for one in mission.criteria.all():
        actions.remove_criterion(one, actor=None)

    with pytest.raises(MissionError, match="criteria_missing"):
        actions.change_state(mission, state=MissionState.OPEN, actor=None)
    with pytest.raises(MissionError, match="state_not_reachable"):
        actions.change_state(mission, state=MissionState.CHOSEN, actor=None)


def test_what_firms_applied_to_stands_still(cast: Cast) -> None:
    mission = a_mission()
    applied(mission, cast.firm)

    with pytest.raises(MissionError, match="call_is_open"):
        actions.save_mission(mission, data={"firm_share": 90}, actor=None)
    with pytest.raises(MissionError, match="criteria_are_fixed"):
        actions.add_criterion(mission, name="Otro", weight=1, actor=None)
    with pytest.raises(MissionError, match="criteria_are_fixed"):
        actions.remove_criterion(mission.criteria.first(), actor=None)
    assert actions.save_mission(mission, data={"places": "Lima y Callao"}, actor=None).places == "Lima y Callao"


def test_the_programme_stays_within_the_days_of_the_mission() -> None:
    mission = a_mission()
    line = {"starts_at": None, "kind": ItemKind.VISIT, "what": "Planta", "where": ""}

    item = actions.add_item(mission, data={**line, "on": mission.starts_on}, actor=None)
    with pytest.raises(MissionError, match="day_outside_mission"):
        actions.add_item(mission, data={**line, "on": mission.ends_on + timedelta(days=1)}, actor=None)

    actions.remove_item(item, actor=None)
    assert not mission.items.exists()


def test_a_guest_is_invited_once() -> None:
    mission, buyer = a_mission(), a_buyer()

    actions.invite_guest(mission, buyer=buyer, cost=None, actor=None)
    actions.invite_guest(mission, buyer=buyer, cost=500, actor=None)

    assert [g.cost for g in mission.guests.all()] == [500]
