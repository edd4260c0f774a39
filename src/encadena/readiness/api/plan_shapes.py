"""Plans, gaps and actions as programs read them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from encadena.kernel.api import Named

from ..choices import ActionState, ActionStep, DetectedBy, GapState, Responsible, Severity
from ..models import Gap, Plan, PlanAction
from ..rules.gap import MOVES, STEPS


class ActionOut(Schema):
    id: int
    gap: int
    client: int
    firm: Named
    what: str
    responsible: Responsible
    adviser: Named | None
    person: str
    email: str
    due_on: date
    instrument: str
    state: ActionState
    done_on: date | None
    done_by: Named | None
    evidence: Named | None
    without_evidence: str
    closed_at: datetime | None
    closed_by: Named | None
    note: str
    steps: list[ActionStep] = Field(description=_("Los pasos posibles desde su estado."))

    @classmethod
    def of(cls, action: PlanAction) -> "ActionOut":
        others = ("firm", "adviser", "done_by", "closed_by", "evidence")
        made: dict[str, Any] = {name: _named(getattr(action, name)) for name in others}
        made |= {"gap": action.gap_id, "client": action.client_id, "steps": list(STEPS[action.state])}
        return cls(**made, **_plain(cls, action, made))


class GapOut(Schema):
    id: int
    client: int
    firm: Named
    plan: int | None
    title: str
    prevents: str
    detected_by: DetectedBy
    detected_name: str
    firm_says: str
    adviser_says: str
    evidence_says: str
    severity: Severity = Field(description=_("1 menor, 2 importante, 3 impide avanzar."))
    state: GapState
    state_since: date
    state_reason: str
    diagnosis: int | None
    questionnaire: str
    questionnaire_version: int | None
    item: str
    moves: list[GapState] = Field(description=_("A qué estados puede pasar desde el suyo."))
    actions: list[ActionOut]

    @classmethod
    def of(cls, gap: Gap) -> "GapOut":
        made: dict[str, Any] = {
            "client": gap.client_id,
            "firm": _named(gap.firm),
            "plan": gap.plan_id,
            "diagnosis": gap.diagnosis_id,
            "moves": list(MOVES[gap.state]),
            "actions": [ActionOut.of(action) for action in gap.actions.all()],
        }
        return cls(**made, **_plain(cls, gap, made))


class PlanOut(Schema):
    id: int
    client: int
    firm: Named
    centre: Named
    goal: str
    opened_on: date
    opened_by: Named | None
    agreed_on: date | None
    agreed_by: str
    closed_on: date | None
    closing_note: str

    @classmethod
    def facts(cls, plan: Plan) -> dict[str, Any]:
        made: dict[str, Any] = {
            "client": plan.client_id,
            "firm": _named(plan.firm),
            "centre": _named(plan.client.centre),
            "opened_by": _named(plan.opened_by),
        }
        return {**made, **_plain(PlanOut, plan, made)}


class PlanWhole(PlanOut):
    gaps: list[GapOut] = Field(description=_("Las de más peso primero, hasta 300; todas están en /plans/gaps."))

    @classmethod
    def of(cls, plan: Plan, gaps: Iterable[Gap]) -> "PlanWhole":
        return cls(**cls.facts(plan), gaps=[GapOut.of(gap) for gap in gaps])


def _named(row: Model | None) -> Named | None:
    return Named(id=row.pk, name=str(row)) if row else None


def _plain(shape: type[Schema], row: Model, made: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in shape.model_fields if name not in made}
