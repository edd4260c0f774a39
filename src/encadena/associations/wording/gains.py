"""What members get, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from encadena.catalogs.queries.sections import section_names
from encadena.ui import figures

from ..rules.gains import GAINS, Line

NAMES: dict[str, object] = {
    "minutes": _("Horas de asesoría"),
    "trainings": _("Capacitaciones"),
    "rounds": _("Ruedas"),
    "meetings": _("Reuniones realizadas"),
    "missions": _("Misiones"),
    "fairs": _("Ferias"),
    "projects": _("Encadenamientos"),
}


@dataclass(frozen=True)
class Cell:
    """``text`` of a figure; empty: not known. ``opens``: there are records behind it. ``unknown`` members beside it."""

    kind: str
    name: object
    text: str
    opens: bool = False
    unknown: int = 0


def shown(kind: str, amount: int | None) -> str:
    """Minutes as hours, the rest as a number; nothing for what is not known."""
    if amount is None:
        return ""
    return figures.number(amount / 60, 1) if kind == "minutes" and amount else figures.number(amount)


def cells_of(got: Mapping[str, int | None]) -> list[Cell]:
    """What one member got."""
    return [Cell(kind, NAMES[kind], shown(kind, got.get(kind, 0)), bool(got.get(kind, 0))) for kind in GAINS]


def cells_of_line(line: Line) -> list[Cell]:
    """What a sector got; where nobody is counted, nothing is known."""
    if not line.counted:
        return [Cell(kind, NAMES[kind], "") for kind in GAINS]
    known = {kind: line.got[kind] if line.unknown.get(kind, 0) < line.counted else None for kind in GAINS}
    return [Cell(k, NAMES[k], shown(k, known[k]), unknown=line.unknown.get(k, 0)) for k in GAINS]


def sector_names() -> Mapping[str, str]:
    return section_names()
