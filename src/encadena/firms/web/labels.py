"""Filters as people read them: chips above the list, each with the address that takes it away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ..queries.options import Options
from ..rules.filters import WITH_RUT, Filters


@dataclass(frozen=True)
class Chip:
    label: str
    value: str
    without: str


def chips_of(filters: Filters, options: Options) -> list[Chip]:
    """One per filter in use, in the order of the form."""
    shown = {
        "text": (_("Texto"), filters.text),
        "region": (_("Región"), _named(options.regions, filters.region)),
        "commune": (_("Comuna"), _named(options.communes, filters.commune)),
        "centre": (_("Centro"), _named(options.centres, filters.centre)),
        "adviser": (_("Asesoría"), _named(options.advisers, filters.adviser)),
        "band": (_("Tramo"), _named(options.bands, filters.band)),
        "legal_size": (_("Tamaño"), _named(options.sizes, filters.legal_size)),
        "kind": (_("Tipo"), _named(options.kinds, filters.kind)),
        "female_owned": (_("De mujeres"), _named(options.female_owned, filters.female_owned)),
        "rut": ("RUT", _("con RUT") if filters.rut == WITH_RUT else _("sin RUT")),
        "section": (_("Rubro"), _named(options.sections, filters.section)),
        "member_of": (_("Socia de"), _named(options.associations, filters.member_of)),
    }
    return [
        Chip(label, value, urlencode(replace(filters, **{name: ""}).parameters))
        for name, (label, value) in shown.items()
        if getattr(filters, name)
    ]


def _named(choices: Iterable[tuple[str, object]], value: str) -> str:
    return next((str(label) for code, label in choices if code == value), value)
