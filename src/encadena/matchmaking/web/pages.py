"""What every page of a round shows around its content."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.accounts.choices import Role

from .. import queries
from ..models import Round


def frame(request: HttpRequest, round: Round, active: str, **content: Any) -> dict[str, Any]:
    """The context of a page: the round, its tabs, and whether the reader manages it."""
    manages = queries.may_manage(request.user, round)
    guest = bool(content.pop("guest", False))  # sees the terms of a round that it is not in
    return {"round": round, "manages": manages, "tabs": _tabs(round, active, manages, guest), **content}


def is_buyer(request: HttpRequest) -> bool:
    return getattr(request.user, "role", "") == Role.BUYER


def _tabs(round: Round, active: str, manages: bool, guest: bool) -> list[dict[str, Any]]:
    pages = [] if guest else [("detail", _("Resumen"))]
    if not manages:
        pages += [("terms", _("Bases"))]
    if manages:
        pages += [
            ("setup", _("Días y mesas")),
            ("registrations", _("Inscripciones")),
            ("participants", _("Participantes")),
            ("wishes_all", _("Solicitudes")),
            ("suggestions", _("Sugerencias")),
            ("choice", _("Elegir")),
            ("meetings", _("Reuniones")),
            ("agenda", _("Agenda")),
            ("day", _("El día")),
            ("results", _("Resultados")),
        ]
    return [
        {"label": label, "url": reverse(f"matchmaking:{name}", args=[round.pk]), "active": name == active}
        for name, label in pages
    ]
