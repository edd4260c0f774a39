"""Applications: made, scored, chosen by the stated rule, withdrawn; the next of the waiting list moves up."""

from collections.abc import Mapping
from dataclasses import asdict

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.models import Firm
from encadena.kernel import clock

from ..choices import ApplicationState, MissionState, NoticeKind
from ..errors import MissionError
from ..models import Application, Criterion, Mission, Notice, Score
from ..queries.eligibility import verdicts_of
from ..queries.missions import candidates_of, weights_of
from ..rules.selection import MOST_POINTS, select, unscored
from .notices import ask_results

HELD = (ApplicationState.CHOSEN, ApplicationState.WAITING, ApplicationState.NOT_CHOSEN)


def apply(mission: Mission, *, firm: Firm, motive: str, actor: User | None) -> Application:
    """Raises ``call_not_open`` (its state or its days), ``applied_already``. An unmet condition stops nobody."""
    today = clock.today()
    if mission.state != MissionState.OPEN or not mission.opens_on <= today <= mission.closes_on:
        raise MissionError("call_not_open", first=mission.opens_on, last=mission.closes_on)
    with transaction.atomic():
        Mission.objects.select_for_update().get(pk=mission.pk)
        if mission.applications.filter(firm=firm).exclude(state=ApplicationState.WITHDRAWN).exists():
            raise MissionError("applied_already", firm=str(firm))
        verdicts = [asdict(verdict) for verdict in verdicts_of(mission, firm)]
        made = Application.objects.create(
            mission=mission, firm=firm, motive=motive[:600], verdicts=verdicts, applied_by=actor
        )
        record("mission.applied", mission, actor=actor, context={"firm": str(firm)})
    return made


def score(application: Application, *, points: Mapping[Criterion, int], reason: str = "", actor: User | None) -> None:
    """Points from 0 to 5; ``reason`` lets a firm pass that misses a condition. Raises ``points_out_of_range``."""
    if any(not 0 <= value <= MOST_POINTS for value in points.values()):
        raise MissionError("points_out_of_range", most=MOST_POINTS)
    with transaction.atomic():
        for criterion, value in points.items():
            Score.objects.update_or_create(application=application, criterion=criterion, defaults={"points": value})
        application.reason = reason.strip()[:300]
        application.save(update_fields=["reason"])
        context = {"firm": str(application.firm), "points": {c.name: v for c, v in points.items()}}
        record("mission.scored", application.mission, actor=actor, context={**context, "reason": application.reason})


def choose(mission: Mission, *, actor: User | None) -> int:
    """Choose by the stated rule; may be run again. How many were chosen.

    Raises ``nobody_applied``, and ``scores_missing`` with how many.
    """
    with transaction.atomic():
        mission = Mission.objects.select_for_update().get(pk=mission.pk)
        candidates, weights = candidates_of(mission), weights_of(mission)
        if not candidates:
            raise MissionError("nobody_applied")
        if missing := unscored(candidates, weights):
            raise MissionError("scores_missing", count=len(missing))
        placed = select(candidates, weights, mission.capacity)
        rows = {a.pk: a for a in mission.applications.exclude(state=ApplicationState.WITHDRAWN)}
        for one in placed:
            rows[one.key].state, rows[one.key].place = one.state, one.place
        Application.objects.bulk_update(rows.values(), ["state", "place"], batch_size=500)
        mission.state = MissionState.CHOSEN
        mission.save(update_fields=["state"])
        chosen = sum(one.state == ApplicationState.CHOSEN for one in placed)
        record("mission.chosen", mission, actor=actor, context={"count": chosen})
    return chosen


def withdraw(application: Application, *, actor: User | None) -> Application | None:
    """It does not go; the first of the waiting list moves up and is returned. Raises ``withdrawn_already``.

    Where results were told already, who moves up is told as well.
    """
    with transaction.atomic():
        mission = Mission.objects.select_for_update().get(pk=application.mission_id)
        current = Application.objects.select_related("firm").get(pk=application.pk)
        if current.state == ApplicationState.WITHDRAWN:
            raise MissionError("withdrawn_already")
        freed, current.state = current.state == ApplicationState.CHOSEN, ApplicationState.WITHDRAWN
        current.save(update_fields=["state"])
        record("mission.withdrew", mission, actor=actor, context={"firm": str(current.firm)})
        return _move_up(mission, actor) if freed else None


def _move_up(mission: Mission, actor: User | None) -> Application | None:
    following = (
        mission.applications.filter(state=ApplicationState.WAITING).order_by("place").select_related("firm").first()
    )
    if following is not None:
        following.state = ApplicationState.CHOSEN
        following.save(update_fields=["state"])
        record("mission.moved_up", mission, actor=actor, context={"firm": str(following.firm)})
        if Notice.objects.filter(application__mission=mission, kind=NoticeKind.RESULT).exists():
            ask_results(mission, actor=actor)
    return following
