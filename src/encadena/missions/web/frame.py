"""What every page of a mission shows around its content."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Mission
from ..queries.scope import may_manage


def frame(request: HttpRequest, mission: Mission, active: str, **content: Any) -> dict[str, Any]:
    manages = may_manage(request.user, mission)
    pages = [("detail", _("La misión")), ("programme", _("Programa")), ("papers", _("Documentos"))]
    if manages:
        pages += [("applications", _("Postulaciones")), ("balance", _("Balance"))]
    tabs = [
        {"label": label, "url": reverse(f"missions:{name}", args=[mission.pk]), "active": name == active}
        for name, label in pages
    ]
    return {"mission": mission, "manages": manages, "tabs": tabs, **content}
