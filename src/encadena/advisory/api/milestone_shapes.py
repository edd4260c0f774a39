"""Milestones as programs send and read them. Money and figures are decimals in text."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import StringConstraints

from encadena.kernel.api import Day, Id, Line, Name, Named, Walk

from ..choices import Attribution, MilestoneKind, MilestoneState
from ..models import Milestone

Figure = Annotated[Decimal, Field(ge=0, lt=Decimal(10) ** 15, max_digits=17, decimal_places=2)]
Currency = Literal["", "CLP", "CLF", "USD", "EUR"]
Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")]


class MilestoneOut(Schema):
    id: int
    client: int
    firm: Named
    centre: Named
    kind: MilestoneKind
    on: date
    what: str
    after: Decimal | None
    change: Decimal | None
    amount: Decimal | None
    currency: str
    country: str
    attribution: Attribution
    state: MilestoneState
    reported_by: Named | None

    @classmethod
    def of(cls, milestone: Milestone) -> "MilestoneOut":
        plain = {name: getattr(milestone, name) for name in cls.model_fields if name not in _MADE}
        who = milestone.reported_by
        return cls(
            client=milestone.client_id,
            firm=Named(id=milestone.firm_id, name=str(milestone.firm)),
            centre=Named(id=milestone.centre_id, name=str(milestone.centre)),
            reported_by=Named(id=who.pk, name=str(who)) if who else None,
            **plain,
        )


_MADE = {"client", "firm", "centre", "reported_by"}


class MilestoneWalk(Walk):
    state: MilestoneState | None = Field(None, description=_("Sin él, todos menos los retirados."))
    kind: MilestoneKind | None = None
    centre: Id | None = None
    year: Annotated[int, Field(ge=1990, le=2100)] | None = None


class MilestoneIn(Schema):
    client: Id
    kind: MilestoneKind
    on: Day
    what: Line
    after: Figure | None = Field(None, description=_("Valor de hoy de lo que mide la línea base."))
    amount: Figure | None = None
    currency: Currency = ""
    country: Country = ""
    jobs: list[Name] = Field([], max_length=500, description=_("Los puestos, uno por uno."))
    documents: list[Id] = Field([], max_length=50, description=_("Documentos de la empresa que lo muestran."))
