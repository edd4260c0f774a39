"""A mission, its criteria, its programme and its guests."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.matchmaking.models import Buyer

from ..choices import ApplicationState, MissionState
from ..errors import MissionError
from ..models import Criterion, Guest, Item, Mission

FIELDS = (
    "name", "kind", "organiser", "places", "purpose", "opens_on", "closes_on", "starts_on", "ends_on", "capacity",
    "regions", "sections", "sizes", "readiness", "certified", "exporting", "cost", "currency", "firm_share", "round",
    "invented",
)  # fmt: skip
FIXED = frozenset(
    {"regions", "sections", "sizes", "readiness", "certified", "exporting", "cost", "firm_share", "currency"}
)
"""What firms applied to, and so stands still."""
STEPS = {
    MissionState.DRAFT: {MissionState.OPEN},
    MissionState.OPEN: {MissionState.DRAFT, MissionState.CLOSED},
    MissionState.CHOSEN: {MissionState.OPEN, MissionState.CLOSED},
    MissionState.CLOSED: {MissionState.CHOSEN},
}
"""From where one may go by hand; ``CHOSEN`` is reached by selecting."""


def save_mission(mission: Mission | None, *, data: Mapping[str, Any], actor: User | None) -> Mission:
    """A new one in draft, or an edit. Raises ``call_is_open``: conditions and cost stand still once firms applied."""
    values = {name: data[name] for name in FIELDS if name in data}
    with transaction.atomic():
        if mission is None:
            made = Mission.objects.create(**values, created_by=actor)
            record("mission.created", made, actor=actor)
            return made
        held = mission.applications.exclude(state=ApplicationState.WITHDRAWN).exists()
        changes = {n: [str(getattr(mission, n)), str(v)] for n, v in values.items() if getattr(mission, n) != v}
        if held and changes.keys() & FIXED:
            raise MissionError("call_is_open")
        for name, value in values.items():
            setattr(mission, name, value)
        mission.save(update_fields=[*values])
        if changes:
            record("mission.edited", mission, actor=actor, changes=changes)
    return mission


def change_state(mission: Mission, *, state: MissionState, actor: User | None) -> None:
    """Raises ``state_not_reachable``, and ``criteria_missing`` for a call without criteria."""
    if state not in STEPS[MissionState(mission.state)]:
        raise MissionError("state_not_reachable", state=state)
    if state == MissionState.OPEN and not mission.criteria.exists():
        raise MissionError("criteria_missing")
    with transaction.atomic():
        before, mission.state = mission.state, state
        mission.save(update_fields=["state"])
        record("mission.state_changed", mission, actor=actor, changes={"state": [before, state]})


def add_criterion(mission: Mission, *, name: str, weight: int, actor: User | None) -> Criterion:
    """Raises ``criteria_are_fixed``: once firms applied, what they are judged by stands still."""
    if mission.applications.exists():
        raise MissionError("criteria_are_fixed")
    with transaction.atomic():
        made = Criterion.objects.create(mission=mission, name=name, weight=weight, order=mission.criteria.count())
        record("mission.criterion_added", mission, actor=actor, context={"criterion": name, "weight": weight})
    return made


def remove_criterion(criterion: Criterion, *, actor: User | None) -> None:
    """Raises ``criteria_are_fixed``."""
    if criterion.mission.applications.exists():
        raise MissionError("criteria_are_fixed")
    with transaction.atomic():
        record("mission.criterion_removed", criterion.mission, actor=actor, context={"criterion": criterion.name})
        criterion.delete()


def add_item(mission: Mission, *, data: Mapping[str, Any], actor: User | None) -> Item:
    """A line of the programme. Raises ``day_outside_mission``."""
    if not mission.starts_on <= data["on"] <= mission.ends_on:
        raise MissionError("day_outside_mission", first=mission.starts_on, last=mission.ends_on)
    with transaction.atomic():
        made = Item.objects.create(mission=mission, **data)
        record("mission.item_added", mission, actor=actor, context={"item": made.what})
    return made


def remove_item(item: Item, *, actor: User | None) -> None:
    with transaction.atomic():
        record("mission.item_removed", item.mission, actor=actor, context={"item": item.what})
        item.delete()


def invite_guest(mission: Mission, *, buyer: Buyer, cost: Any, actor: User | None) -> Guest:  # noqa: ANN401  a decimal or None
    """Said again, only the cost changes."""
    with transaction.atomic():
        guest, _new = Guest.objects.update_or_create(mission=mission, buyer=buyer, defaults={"cost": cost})
        record("mission.guest_invited", mission, actor=actor, context={"buyer": str(buyer)})
    return guest
