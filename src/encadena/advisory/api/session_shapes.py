"""Sessions as programs send and read them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import StringConstraints

from encadena.kernel.api import NO_NUL, Day, Hour, Id, Line, Minutes, Name, Named, Text, Version, Walk

from ..choices import Mode
from ..models import Session, SessionClient
from ..rules.session import shown_time

Code = Annotated[str, StringConstraints(max_length=40, pattern=NO_NUL)]


class SeatOut(Schema):
    client: int
    firm: Named
    minutes: int


class SessionOut(Schema):
    id: int
    key: UUID
    centre: Named
    adviser: Named
    on: date
    starts_at: str | None
    mode: Mode
    area: str
    contact_minutes: int
    preparation_minutes: int
    travel_minutes: int
    advice: str
    substantive: bool
    specific: bool
    counts: bool = Field(description=_("Si cuenta como sesión; si no, quedó como contacto."))
    next_action: str
    next_action_on: date | None
    next_action_done_on: date | None
    linked: str
    clients: list[SeatOut] = Field(description=_("Los que puedes ver de quienes participaron."))
    version: int
    logged_at: datetime
    withdrawn_at: datetime | None

    @classmethod
    def of(cls, session: Session, seats: Sequence[SessionClient]) -> "SessionOut":
        plain = {name: getattr(session, name) for name in cls.model_fields if name not in _MADE}
        return cls(
            centre=Named(id=session.centre_id, name=str(session.centre)),
            adviser=Named(id=session.adviser_id, name=str(session.adviser)),
            starts_at=shown_time(session.starts_at) if session.starts_at else None,
            area=session.area.code,
            linked=f"{session.linked_kind}:{session.linked_id}" if session.linked_kind else "",
            clients=[
                SeatOut(client=s.client_id, firm=Named(id=s.firm_id, name=str(s.firm)), minutes=s.minutes)
                for s in seats
            ],
            **plain,
        )


_MADE = {"centre", "adviser", "starts_at", "area", "linked", "clients"}


class SessionWalk(Walk):
    centre: Id | None = None
    adviser: Id | None = None
    area: Code = ""
    mode: Mode | None = None
    counts: bool | None = None
    since: Day | None = None
    until: Day | None = None
    withdrawn: bool = False


class Said(Schema):
    """What a session says; the correction of one sends only what changes."""

    starts_at: Hour | None = None
    contact_minutes: Minutes = 0
    preparation_minutes: Minutes = 0
    travel_minutes: Minutes = 0
    advice: Text = ""
    substantive: bool = True
    specific: bool = True
    next_action: Line = ""
    next_action_on: Day | None = None
    linked: Name = Field("", description=_("Proyecto al que pertenece, como “tipo:número”."))


class SessionIn(Said):
    clients: list[Id] = Field(min_length=1, max_length=200)
    on: Day
    mode: Mode
    area: Code
    adviser: Id | None = Field(None, description=_("Quien la dio, si no eres tú: solo jefaturas y coordinación."))
    key: UUID | None = Field(None, description=_("La misma clave dos veces deja una sola sesión."))


class CorrectionIn(Said):
    expected_version: Version = Field(description=_("La versión que leíste; si ya cambió, se responde 409."))
    clients: list[Id] | None = Field(None, min_length=1, max_length=200)
    on: Day | None = None
    mode: Mode | None = None
    area: Code | None = None
