"""Projects and what hangs from them, as programs read and send them. Pesos are whole numbers."""

from datetime import date
from typing import Annotated, Any

from django.db.models import Model
from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from encadena.kernel.api import Day, Id, Line, Name, Named, Walk

from ..choices import (
    AllianceKind,
    AllianceState,
    FirmState,
    Level,
    ProjectKind,
    ProjectState,
    RequirementKind,
    SaidBy,
)
from ..models import Alliance, ChainSale, LinkageProject, ProjectMember, Requirement, RequirementState

Pesos = Annotated[int, Field(ge=1, le=10**15)]


class ProjectOut(Schema):
    id: int
    code: str
    name: str
    kind: ProjectKind
    state: ProjectState
    objective: str
    centre: Named
    anchors: list[Named]
    firms: int = Field(description=_("Empresas que están hoy."))
    starts_on: date
    planned_end: date | None
    ended_on: date | None
    budget: int | None
    version: int

    @classmethod
    def of(cls, project: LinkageProject) -> "ProjectOut":
        made: dict[str, Any] = {
            "centre": named(project.centre),
            "anchors": [named(anchor) for anchor in project.anchors.all()],
        }
        plain = {name: getattr(project, name) for name in cls.model_fields if name not in made}
        return cls(**made, **plain)


class ProjectWalk(Walk):
    text: Name = ""
    kind: ProjectKind | None = None
    state: ProjectState | None = None
    centre: Id | None = None
    anchor: Id | None = None


class MemberOut(Schema):
    id: int
    firm: Named
    entered_on: date
    left_on: date | None
    left_reason: str

    @classmethod
    def of(cls, member: ProjectMember) -> "MemberOut":
        days = {name: getattr(member, name) for name in ("id", "entered_on", "left_on", "left_reason")}
        return cls(firm=named(member.firm), **days)


class RequirementOut(Schema):
    id: int
    text: str
    kind: RequirementKind
    level: Level
    anchor: Named | None = Field(description=_("Sin él, lo piden todos los compradores."))
    evidence: str
    due_on: date | None

    @classmethod
    def of(cls, row: Requirement) -> "RequirementOut":
        plain = {name: getattr(row, name) for name in ("id", "text", "kind", "level", "evidence", "due_on")}
        return cls(anchor=named(row.anchor) if row.anchor else None, **plain)


class StateOut(Schema):
    id: int
    requirement: Named
    firm: Named
    state: FirmState
    said_by: SaidBy
    evidence: Named | None
    note: str
    on: date

    @classmethod
    def of(cls, row: RequirementState) -> "StateOut":
        plain = {name: getattr(row, name) for name in ("id", "state", "said_by", "note", "on")}
        paper = named(row.evidence) if row.evidence else None
        return cls(requirement=named(row.requirement), firm=named(row.firm), evidence=paper, **plain)


class StateIn(Schema):
    requirement: Id
    firm: Id
    state: FirmState
    said_by: SaidBy = SaidBy.ADVISER
    evidence: Id | None = Field(None, description=_("Documento de la empresa que lo prueba."))
    note: Line = ""
    on: Day | None = Field(None, description=_("Sin ella, hoy."))


class SaleOut(Schema):
    id: int
    firm: Named
    buyer: Named
    month: date
    amount: int
    invoiced_on: date | None
    paid_on: date | None

    @classmethod
    def of(cls, sale: ChainSale) -> "SaleOut":
        plain = {name: getattr(sale, name) for name in ("id", "month", "amount", "invoiced_on", "paid_on")}
        return cls(firm=named(sale.firm), buyer=named(sale.buyer), **plain)


class SaleWalk(Walk):
    since: Day | None = None
    until: Day | None = None


class SaleIn(Schema):
    firm: Id
    buyer: Id = Field(description=_("Comprador ancla del proyecto."))
    month: Day = Field(description=_("Cualquier día del mes."))
    amount: Pesos
    invoiced_on: Day | None = None
    paid_on: Day | None = None


class PartyOut(Schema):
    firm: Named | None = None
    institution: Named | None = None
    anchor: Named | None = None


class AllianceOut(Schema):
    id: int
    name: str
    kind: AllianceKind
    state: AllianceState
    scope: str
    evidence: str
    starts_on: date | None
    ends_on: date | None
    centre: Named
    project: Named | None
    parties: list[PartyOut]
    version: int

    @classmethod
    def of(cls, row: Alliance) -> "AllianceOut":
        parties = [
            PartyOut(**{name: named(one) for name in PartyOut.model_fields if (one := getattr(party, name))})
            for party in row.parties.all()
        ]
        project = named(row.project) if row.project else None
        made: dict[str, Any] = {"centre": named(row.centre), "project": project, "parties": parties}
        return cls(**made, **{name: getattr(row, name) for name in cls.model_fields if name not in made})


class AllianceWalk(Walk):
    project: Id | None = None
    state: AllianceState | None = None


def named(row: Model) -> Named:
    return Named(id=row.pk, name=str(row))
