"""Who takes part: firms, their size, who owns them. The sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

from ...rules.report import Report, Row
from . import portions
from .listing import listed
from .names import MANY_OF_A_KIND
from .reading import breakdown, count, is_hidden, portion, ratio
from .rounding import about, exactly


def firms(report: Report) -> list[str]:
    if is_hidden(report, "chain_firms"):
        return [_("No se publica cuántas empresas participaron: son tan pocas que se reconocerían.")]
    n = count(report, "chain_firms")
    if n is None:
        return []
    if not n:
        return [_("Ninguna empresa participó en un proyecto en el período.")]
    text = ngettext(
        "En los proyectos participó una empresa.",
        "En los proyectos participaron %(n)s empresas%(exact)s, cada una contada una vez.",
        n,
    )
    return [text % {"n": about(n), "exact": exactly(n)}, *_per_project(report)]


def _per_project(report: Report) -> list[str]:
    value = ratio(report, "firms_per_project")
    if value is None or count(report, "projects") == 1:
        return []
    return [_("Son %(n)s por proyecto.") % {"n": figures.number(value, 1)}]


def size(report: Report) -> list[str]:
    if not count(report, "chain_firms"):
        return []
    codes = ["chain_micro"]
    if (micro := portion(report, "chain_micro")) and micro.yes != 0:
        codes += ["chain_smallest_of_micro", "chain_smallest_of_all"]
    return [text for code in codes if (found := portion(report, code)) for text in portions.said_of(found)]


def ownership(report: Report) -> list[str]:
    found = portion(report, "chain_female")
    if found is None or not count(report, "chain_firms"):
        return []
    return [*portions.said_of(found), *_where_more(report, found.of_known)]


def _where_more(report: Report, whole: float | None) -> list[str]:
    """Kinds of project above the whole, over the firms that report; in the order of the kinds, with their share."""
    by_kind = breakdown(report, "kind")
    if by_kind is None or whole is None:
        return []
    above = [
        f"{MANY_OF_A_KIND[row.key]} ({figures.percent(share)})"
        for row in by_kind.rows
        if row.key in MANY_OF_A_KIND and (share := _of_known(row)) is not None and share > whole
    ]
    if not above:
        return []
    return [_("Entre las que informan, está por sobre ese valor en %(kinds)s.") % {"kinds": listed(above)}]


def _of_known(row: Row) -> float | None:
    found = portion(row, "chain_female")
    return found.of_known if found and not found.hidden else None
