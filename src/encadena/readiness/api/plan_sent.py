"""Plans, gaps and actions as programs ask for them and send them."""

from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import StringConstraints

from encadena.kernel.api import NO_NUL, Day, Id, Line, Name, Walk

from ..choices import ActionState, ActionStep, DetectedBy, GapState, Responsible, Severity
from ..queries.program_list import Duty, Where

Title = Annotated[str, StringConstraints(max_length=200, pattern=NO_NUL)]
Said = Annotated[str, StringConstraints(max_length=600, pattern=NO_NUL)]
Code = Annotated[str, StringConstraints(max_length=40, pattern=NO_NUL)]


class WhereWalk(Walk):
    client: Id | None = None
    firm: Id | None = None
    centre: Id | None = None

    @property
    def where(self) -> Where:
        return Where(self.client, self.firm, self.centre)


class PlanWalk(WhereWalk):
    state: Literal["open", "closed"] | None = None
    responsible: Responsible | None = Field(None, description=_("Con una acción pendiente que le toca."))
    due_until: Day | None = Field(None, description=_("Con una acción pendiente para ese día o antes."))

    @property
    def duty(self) -> Duty:
        return Duty(responsible=self.responsible or "", until=self.due_until)


class GapWalk(WhereWalk):
    plan: Id | None = None
    state: GapState | None = None


class ActionWalk(WhereWalk):
    state: ActionState = Field(ActionState.TO_DO, description=_("Sin él, las pendientes."))
    responsible: Responsible | None = None
    adviser: Id | None = None
    due_since: Day | None = None
    due_until: Day | None = None

    @property
    def duty(self) -> Duty:
        return Duty(self.responsible or "", self.adviser, self.due_since, self.due_until)


class PlanIn(Schema):
    client: Id
    goal: Line


class GoalIn(Schema):
    goal: Line


class AgreementIn(Schema):
    by: Name = Field(description=_("Con quién de la empresa."))
    on: Day | None = Field(None, description=_("Hoy, si no se dice."))


class NoteIn(Schema):
    note: Line = ""


class GapSaid(Schema):
    """What a gap says; the correction of one sends only what changes."""

    title: Title | None = None
    prevents: Line | None = None
    firm_says: Said | None = None
    adviser_says: Said | None = None
    evidence_says: Said | None = None
    severity: Severity | None = None


class GapIn(GapSaid):
    client: Id
    title: Title
    detected_by: DetectedBy | None = Field(None, description=_("Quien escribe, si no se dice."))
    detected_name: Name = ""
    diagnosis: Id | None = Field(None, description=_("El diagnóstico del que viene; entonces también “item”."))
    item: Code = ""


class MoveIn(Schema):
    before: GapState = Field(description=_("El estado que leíste; si ya cambió, no se mueve."))
    after: GapState
    reason: Line = ""


class ActionSaid(Schema):
    """What is agreed; the correction of an action sends only what changes."""

    what: Line | None = None
    responsible: Responsible | None = None
    due_on: Day | None = None
    adviser: Id | None = Field(None, description=_("Solo si responde quien asesora: alguien del centro."))
    person: Name | None = None
    email: Line | None = None
    instrument: Title | None = None


class ActionIn(ActionSaid):
    what: Line
    responsible: Responsible
    due_on: Day


class StepIn(Schema):
    step: ActionStep
    on: Day | None = Field(None, description=_("Solo para “done”; hoy, si no se dice."))
    evidence: Id | None = Field(None, description=_("Solo para “done”: un documento de la empresa."))
    note: Line = Field("", description=_("Para “done”, por qué no hay documento; para los demás, la nota o el motivo."))
