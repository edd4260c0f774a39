"""Every change of a repair in words: what, from where to where, and why."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .places import within

_REASONS: dict[str, Any] = {
    "participant_absent": gettext_lazy("%(names)s no puede estar a las %(at)s."),
    "conflict": gettext_lazy("La agenda anterior tenía un choque a las %(at)s."),
    "walk_in": gettext_lazy("%(names)s llegó sin inscripción y pidió esta reunión."),
    "freed_place": gettext_lazy("Usa el lugar que dejó %(meeting)s a las %(at)s."),
    "free_place": gettext_lazy("Había un lugar libre a las %(at)s."),
    "makes_room": gettext_lazy("Hace lugar para la reunión %(meeting)s."),
    "closes_wait": gettext_lazy("%(names)s espera menos entre sus reuniones."),
    "gives_table": gettext_lazy("Deja su mesa a la reunión %(meeting)s."),
    "takes_table": gettext_lazy("Una de las partes está en el recinto: la reunión ocupa una mesa."),
    "tables_dealt": gettext_lazy("Las mesas de las %(at)s se reparten de nuevo para cumplir las reglas de la agenda."),
}
_KINDS: dict[str, Any] = {
    "cancelled": gettext_lazy("Se cancela"),
    "moved": gettext_lazy("Cambia de hora"),
    "retabled": gettext_lazy("Cambia de mesa"),
    "added": gettext_lazy("Se agrega"),
}
TONES = {"cancelled": "bad", "moved": "attention", "retabled": "plain", "added": "good"}


def kind(change: Mapping[str, Any]) -> str:
    return str(_KINDS[change["kind"]])


def reason(change: Mapping[str, Any], zone: ZoneInfo) -> str:
    """Why, and which promised table could not be had; empty for a code that a newer engine may know."""
    params = dict(change["params"])
    return " ".join(part for part in (_why(change, params, zone), _promise(params)) if part)


def _promise(params: Mapping[str, Any]) -> str:
    if not params.get("promised"):
        return ""
    return _("La mesa %(table)s, que tenía prometida, está cerrada a esa hora.") % {"table": params["promised"]}


def _why(change: Mapping[str, Any], params: dict[str, Any], zone: ZoneInfo) -> str:
    if change["code"] == "table_closed":
        tables = int(params.get("tables", 0))
        left = ngettext("A las %(at)s queda %(n)s mesa.", "A las %(at)s quedan %(n)s mesas.", tables)
        return left % {"at": hour(params.get("at"), zone), "n": tables}
    text = _REASONS.get(change["code"])
    if text is None:
        return ""
    names = params.get("names", [])
    facts = params | {"names": _(" y ").join(names), "at": hour(params.get("at"), zone)}
    return str(text) % facts


def place(change: Mapping[str, Any], end: str, zone: ZoneInfo) -> str:
    """``10:40, mesa 12`` or ``10:40, por video``; ``end`` is from or to."""
    at = change[f"{end}_at"]
    if at is None:
        return ""
    return _("%(at)s, %(where)s") % {"at": hour(at, zone), "where": within(change[f"{end}_table"])}


def hour(epoch: int | None, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(epoch, zone):%H:%M}" if epoch is not None else ""
