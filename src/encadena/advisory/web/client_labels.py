"""The filters of the list of clients as people read them, and what each offers."""

from dataclasses import dataclass, replace

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.accounts.models import User
from encadena.firms.queries.options import adviser_choices, centre_choices
from encadena.network.queries import scope_of

from ..choices import Stage
from ..rules.client_filters import ALL_STAGES, NOBODY, NONE_YET, SIGNED, Filters

Choices = list[tuple[str, object]]


@dataclass(frozen=True)
class Options:
    stages: Choices
    centres: Choices
    advisers: Choices


@dataclass(frozen=True)
class Chip:
    label: str
    value: str
    without: str


def options_for(user: User, filters: Filters) -> Options:
    """Two or three small queries."""
    centres = centre_choices(user)
    own = [pk for pk, _name in centres] if scope_of(user).works_in_centres else []
    chosen = filters.adviser if filters.adviser.isdigit() else ""
    advisers = adviser_choices([filters.centre] if filters.centre else own, chosen)
    return Options(
        stages=[(SIGNED, _("Con acuerdo")), *Stage.choices, (ALL_STAGES, _("Todas las etapas"))],
        centres=centres,
        advisers=[*advisers, (NOBODY, _("Sin asignar"))],
    )


def chips_of(filters: Filters, options: Options) -> list[Chip]:
    silence = int(filters.silence or 0)
    days = ngettext("%(n)s día o más", "%(n)s días o más", silence) % {"n": silence}
    shown = {
        "text": (_("Texto"), filters.text),
        "stage": (_("Etapa"), _named(options.stages, filters.stage)),
        "adviser": (_("Asesoría"), _named(options.advisers, filters.adviser)),
        "centre": (_("Centro"), _named(options.centres, filters.centre)),
        "silence": (_("Sin sesión hace"), days),
        "sessions": (_("Sesiones"), _("ninguna todavía") if filters.sessions == NONE_YET else ""),
    }
    return [
        Chip(label, value, urlencode(replace(filters, **{name: ""}).parameters))
        for name, (label, value) in shown.items()
        if getattr(filters, name)
    ]


def _named(choices: Choices, value: str) -> str:
    return next((str(label) for code, label in choices if code == value), value)
