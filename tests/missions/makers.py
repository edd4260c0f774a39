"""Missions with a call that is open, for tests."""

from datetime import timedelta
from typing import Any

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.missions.actions.application import apply, score
from encadena.missions.actions.mission import add_criterion, change_state, save_mission
from encadena.missions.choices import MissionState
from encadena.missions.models import Application, Mission
from tests.factories import an_institution


def a_mission(*, state: MissionState = MissionState.OPEN, **fields: Any) -> Mission:
    today = clock.today()
    data = {
        "name": "Misión a Lima",
        "places": "Lima, Perú",
        "opens_on": today - timedelta(days=5),
        "closes_on": today + timedelta(days=5),
        "starts_on": today + timedelta(days=30),
        "ends_on": today + timedelta(days=34),
        "capacity": 1,
        "sizes": [],
        **fields,
    }
    data.setdefault("organiser", None)
    data["organiser"] = data["organiser"] or an_institution()
    mission = save_mission(None, data=data, actor=None)
    add_criterion(mission, name="Potencial", weight=3, actor=None)
    add_criterion(mission, name="Preparación", weight=1, actor=None)
    if state != MissionState.DRAFT:
        change_state(mission, state=MissionState.OPEN, actor=None)
    return mission


def applied(mission: Mission, firm: Firm, *points: int) -> Application:
    made = apply(mission, firm=firm, motive="Queremos vender afuera", actor=None)
    if points:
        score(made, points=dict(zip(mission.criteria.all(), points, strict=True)), actor=None)
    return made


def begun(mission: Mission) -> Mission:
    """The mission began yesterday."""
    today = clock.today()
    Mission.objects.filter(pk=mission.pk).update(starts_on=today - timedelta(days=1), ends_on=today)
    mission.refresh_from_db()
    return mission
