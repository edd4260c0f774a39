"""What every tab of a project's page shows: its head and the tabs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.accounts.choices import Role

from ..models import LinkageProject
from ..queries.scope import may_lead, may_take_part
from .access import reader


def drawn(request: HttpRequest, project: LinkageProject, tab: str, **context: Any) -> HttpResponse:
    """``tab`` is the name of its address and of its template."""
    head = {
        "project": project,
        "tabs": tabs_of(request, project, tab),
        "leads": may_lead(request.user, project),
        "sees_network": reader(request).role != Role.FIRM,
        "takes_part": may_take_part(request.user, project),
    }
    return render(request, f"chains/{tab}.html", {**head, **context})


def tabs_of(request: HttpRequest, project: LinkageProject, active: str) -> list[dict[str, Any]]:
    """A firm has no list of the others."""
    names = {
        "project": _("Resumen"),
        "members": _("Empresas"),
        "requirements": _("Requisitos"),
        "development": _("Plan de desarrollo"),
        "sales": _("Ventas y pagos"),
        "project_network": _("Red de proveedores"),
        "measures": _("Indicadores"),
        "alliances": _("Alianzas"),
        "agreements": _("Acuerdos"),
        "sessions": _("Sesiones"),
    }
    if reader(request).role == Role.FIRM:
        del names["members"], names["project_network"]
    return [
        {"label": label, "url": reverse(f"chains:{name}", args=[project.pk]), "active": name == active}
        for name, label in names.items()
    ]
