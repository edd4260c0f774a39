"""Two firms field by field."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from encadena.ui import figures

from ..models import Firm
from ..queries.history import profile_of
from ..rules.firm import FIELDS
from ..rules.merging import KEPT, chosen_side


@dataclass(frozen=True)
class Row:
    """``side`` is the value that stays unless the reader chooses otherwise; the RUT is never a choice."""

    field: str
    label: str
    kept: str
    gone: str
    side: str

    @property
    def same(self) -> bool:
        return self.kept == self.gone

    @property
    def choosable(self) -> bool:
        return not self.same and self.field != "rut"


def rows_of(kept: Firm, gone: Firm) -> list[Row]:
    left, right = profile_of(kept), profile_of(gone)
    sides = {field: KEPT if left[field] == right[field] else chosen_side(field, left, right, {}) for field in FIELDS}
    return [Row(field, _label(field), _shown(kept, field), _shown(gone, field), sides[field]) for field in FIELDS]


def _label(field: str) -> str:
    return capfirst(str(Firm._meta.get_field(field).verbose_name))  # type: ignore[union-attr]


def _shown(firm: Firm, field: str) -> str:
    if field == "rut":
        return firm.rut_shown or _("sin RUT")
    if field == "kind":
        return firm.get_kind_display()
    value = getattr(firm, field)
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if isinstance(value, date):
        return figures.day(value)
    return "" if value is None else str(value)
