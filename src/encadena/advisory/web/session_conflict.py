"""Two corrections of one session, field by field, in words."""

from collections.abc import Mapping
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from encadena.ui import figures

from ..choices import Mode
from ..models import Area, Client, Session
from ..rules.session import CLOCKS


def rows_of(fields: Mapping[str, Mapping[str, object]]) -> list[dict[str, object]]:
    """``three_way`` as rows: name, label, theirs, mine, take."""
    return [
        {
            "name": name,
            "label": label_of(name),
            "theirs": shown(name, sides["theirs"]),
            "mine": shown(name, sides["mine"]),
            "take": sides["take"],
        }
        for name, sides in fields.items()
    ]


def label_of(name: str) -> str:
    if name == "clients":
        return _("Clientes")
    if name == "linked":
        return _("Proyecto")
    return capfirst(str(Session._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def shown(name: str, value: object) -> str:
    """A stored value as a person reads it; empty for none."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if name in CLOCKS:
        return figures.duration(str(value))
    if name in {"on", "next_action_on"}:
        return figures.day(date.fromisoformat(str(value)))
    if name == "mode":
        return str(dict(Mode.choices).get(str(value), value))
    if name == "area":
        return str(Area.objects.filter(code=value).first() or value)
    if name == "clients":
        ids = [int(pk) for pk in str(value).split(", ")]
        return ", ".join(str(client) for client in Client.objects.filter(pk__in=ids).select_related("firm"))
    return str(value)
