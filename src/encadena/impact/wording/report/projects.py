"""Projects, their kinds, how long they last, and alliances: the sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

from ...rules.report import Report, Row
from . import durations
from .listing import listed, sentence
from .names import kinds_counted
from .reading import breakdown, count, is_hidden, lasting, ratio
from .rounding import about, exactly, fraction


def projects(report: Report) -> list[str]:
    n = count(report, "projects")
    if n is None:
        return []
    if not n:
        return [_("No hubo proyectos de encadenamiento en el período.")]
    text = ngettext(
        "Un proyecto de encadenamiento estuvo en marcha durante el período.",
        "Durante el período estuvieron en marcha %(n)s proyectos de encadenamiento%(exact)s.",
        n,
    )
    return [text % {"n": about(n), "exact": exactly(n)}, *_kinds(report, n)]


def _kinds(report: Report, n: int) -> list[str]:
    by_kind = breakdown(report, "kind")
    counted = [(row, value) for row in (by_kind.rows if by_kind else ()) if (value := count(row, "projects"))]
    if len(counted) < 2:
        return []
    counted.sort(key=lambda pair: -pair[1])
    said = [sentence(_("Son %(kinds)s") % {"kinds": listed([kinds_counted(row.key, v) for row, v in counted])})]
    whole = sum(value for _row, value in counted) == n
    return [*said, _largest(*counted[0], n)] if whole and not _tied(counted) else said


def _tied(counted: list[tuple[Row, int]]) -> bool:
    return counted[0][1] == counted[1][1]


def _largest(row: Row, value: int, n: int) -> str:
    words = {"fraction": fraction(value / n), "share": figures.percent(value / n)}
    match row.key:
        case "local_chain":
            text = _("%(fraction)s (%(share)s) son cadenas productivas locales")
        case "suppliers":
            text = _("%(fraction)s (%(share)s) son redes de proveedores")
        case "business":
            text = _("%(fraction)s (%(share)s) son redes de negocios")
        case "short_chain":
            text = _("%(fraction)s (%(share)s) son cadenas cortas de valor")
        case _:
            text = _("%(fraction)s (%(share)s) son de un mismo tipo")
    return sentence(text % words)


def duration(report: Report) -> list[str]:
    found = lasting(report, "project_duration")
    return durations.said_of(found) if found else []


def alliances(report: Report) -> list[str]:
    if is_hidden(report, "alliances"):
        return [_("No se publica cuántas alianzas hubo: son muy pocas.")]
    n = count(report, "alliances")
    if n is None:
        return []
    if not n:
        return [_("No hubo alianzas vigentes en el período."), *_talks(report)]
    text = ngettext(
        "Una alianza estuvo vigente; se cuenta una vez, tenga las partes que tenga.",
        "Estuvieron vigentes %(n)s alianzas%(exact)s; cada una se cuenta una vez, tenga las partes que tenga.",
        n,
    )
    return [text % {"n": about(n), "exact": exactly(n)}, *_per_project(report), *_talks(report)]


def _per_project(report: Report) -> list[str]:
    value = ratio(report, "alliances_per_project")
    return [] if value is None else [_("Por cada proyecto hay %(n)s.") % {"n": figures.number(value, 1)}]


def _talks(report: Report) -> list[str]:
    n = count(report, "alliance_talks")
    if not n:
        return []
    text = ngettext(
        "Otra seguía en conversación y no se cuenta.", "Otras %(n)s seguían en conversación y no se cuentan.", n
    )
    return [text % {"n": figures.number(n)}]
