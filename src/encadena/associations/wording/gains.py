"""What members get, in words."""

from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Activity
from encadena.ui import figures

from ..rules.gains import GAINS

NAMES: dict[str, object] = {
    "minutes": _("Horas de asesoría"),
    "trainings": _("Capacitaciones"),
    "rounds": _("Ruedas"),
    "meetings": _("Reuniones realizadas"),
    "missions": _("Misiones"),
    "projects": _("Encadenamientos"),
}


def shown(kind: str, amount: int) -> str:
    """Minutes as hours, the rest as a number."""
    return figures.number(amount / 60, 1) if kind == "minutes" else figures.number(amount)


def cells_of(got: dict[str, int]) -> list[tuple[str, str]]:
    return [(kind, shown(kind, got.get(kind, 0))) for kind in GAINS]


def sector_names() -> dict[str, str]:
    return dict(Activity.objects.filter(level=1).values_list("code", "name_es"))
