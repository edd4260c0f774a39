"""Clients as programs send and read them."""

from datetime import date

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from encadena.kernel.api import Day, Id, Line, Name, Named, Walk

from ..choices import EndReason, Stage, Step
from ..models import Client
from ..rules.client import steps_from


class FirmOut(Named):
    rut: str | None = Field(description=_("Sin puntos ni guion; vacío si no tiene."))


class ClientOut(Schema):
    id: int
    firm: FirmOut
    centre: Named
    adviser: Named | None
    stage: Stage
    stage_since: date
    arrived_on: date
    origin: str
    goal: str
    agreement_signed_on: date | None
    ended_on: date | None
    end_reason: str
    last_session_on: date | None
    counted_sessions: int
    contact_minutes: int
    version: int
    steps: list[Step] = Field(description=_("Los pasos posibles desde su etapa."))

    @classmethod
    def of(cls, client: Client) -> "ClientOut":
        plain = {name: getattr(client, name) for name in cls.model_fields if name not in _MADE}
        firm, adviser = client.firm, client.adviser
        return cls(
            firm=FirmOut(id=firm.pk, name=str(firm), rut=firm.rut),
            centre=Named(id=client.centre_id, name=str(client.centre)),
            adviser=Named(id=adviser.pk, name=str(adviser)) if adviser else None,
            steps=steps_from(client.stage),
            **plain,
        )


_MADE = {"firm", "centre", "adviser", "steps"}


class ClientWalk(Walk):
    text: Name = Field("", description=_("Palabras del nombre de la empresa, o su RUT."))
    stage: Stage | None = Field(None, description=_("Sin ella, las que siguen en camino."))
    all_stages: bool = False
    centre: Id | None = None
    adviser: Id | None = None


class LeadIn(Schema):
    firm: Id
    centre: Id
    adviser: Id | None = None
    origin: Name = ""
    goal: Line = ""
    arrived_on: Day | None = None


class StepIn(Schema):
    step: Step
    on: Day | None = Field(None, description=_("Hoy, si no se dice; al firmar es obligatoria."))
    reason: EndReason | None = Field(None, description=_("Solo para “graduate” y “pause”."))
    agreement: Id | None = Field(None, description=_("Solo para “sign”: el documento de la empresa."))
    note: Line = ""
