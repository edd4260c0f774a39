"""What every page of an association shows around its content."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.kernel import clock
from encadena.network.models import Institution

YEARS = 6


def frame(association: Institution, active: str, **content: Any) -> dict[str, Any]:
    pages = [("members", _("Socias")), ("sectors", _("Qué recibieron")), ("claims", _("Por confirmar"))]
    tabs = [
        {"label": label, "url": reverse(f"associations:{name}", args=[association.slug]), "active": name == active}
        for name, label in pages
    ]
    return {"association": association, "tabs": tabs, **content}


def year_of(request: HttpRequest) -> int:
    """The year that the address names, else this one."""
    asked = request.GET.get("anio", "")
    today = clock.today().year
    return int(asked) if asked.isdigit() and today - 30 < int(asked) <= today else today


def years() -> list[int]:
    today = clock.today().year
    return list(range(today, today - YEARS, -1))
