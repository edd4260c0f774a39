"""Shares of which not everybody's answer is known, and the part of the advice that was for the projects."""

from django.utils.translation import gettext as _

from encadena.ui import figures

from ...choices import UNKNOWN_PLACE
from ...rules.figures import Portion
from ...rules.report import Report
from ..report.names import row_name
from ..report.portions import four_numbers
from ..report.reading import amount, breakdown, portion
from ..report.values import hours_of
from . import specs
from .chart import Chart
from .words import heading_of, spoken


def female_by_kind(report: Report) -> Chart | None:
    by_kind = breakdown(report, "kind")
    if by_kind is None:
        return None
    kinds = [row for row in by_kind.rows if row.key != UNKNOWN_PLACE]
    found = [(row_name("kind", row), one) for row in kinds if (one := portion(row, "chain_female"))]
    if (whole := portion(report, "chain_female")) is not None:
        found.append((_("Todos los proyectos"), whole))
    drawn = [_share(name, one) for name, one in found if one.of_all is not None]
    if not drawn:
        return None
    title = _("Empresas de propiedad femenina por tipo de proyecto")
    return Chart(
        key="female_by_kind",
        title=title,
        spec=specs.shares(
            drawn,
            yes=_("de mujeres"),
            unknown=_("sin dato"),
            known=_("parte de las que informan"),
            unit=_("parte de las empresas"),
        ),
        text=spoken(title, [(name, four_numbers(one)) for name, one in found]),
        note=_(
            "La barra oscura es lo menos que puede ser; con la clara, lo más. La raya es la parte de las que informan."
        ),
        columns=(heading_of(by_kind), _("de todas"), _("de las que informan"), _("sin dato"), _("entre")),
        rows=tuple((name, *_cells(one)) for name, one in found),
    )


def _share(name: str, one: Portion) -> dict[str, object]:
    return {"name": name, "low": one.low, "high": one.high, "known": one.of_known}


def _cells(one: Portion) -> tuple[str, ...]:
    if one.hidden:
        return (_("reservado"),) * 4
    if one.of_all is None:
        return (_("sin casos"),) * 4
    known = figures.percent(one.of_known) if one.of_known is not None else "—"
    between = _("%(low)s y %(high)s") % {"low": figures.percent(one.low), "high": figures.percent(one.high)}
    return figures.percent(one.of_all), known, figures.percent(one.unreported), between


def linked_and_all(report: Report) -> Chart | None:
    """Sessions and hours have no common unit: each is shown as the share of its own whole."""
    rows = [row for row in (_sessions(report), _hours(report)) if row]
    if not rows:
        return None
    title = _("Asesoría vinculada a un proyecto, sobre toda la asesoría")
    pairs = [(str(row["name"]), str(row["label"])) for row in rows]
    return Chart(
        key="linked_and_all",
        title=title,
        spec=specs.of_whole(rows, part=_("vinculada"), rest=_("la demás"), unit=_("parte de toda la asesoría")),
        text=spoken(title, pairs),
        note=_("Cada barra es toda la asesoría del período."),
        columns=(_("Qué"), _("Vinculada")),
        rows=tuple(pairs),
    )


def _sessions(report: Report) -> dict[str, object] | None:
    share = portion(report, "sessions_linked_share")
    if share is None or not share.total or share.yes is None:
        return None
    return _row(_("Sesiones"), share.yes, share.total)


def _hours(report: Report) -> dict[str, object] | None:
    part, whole = amount(report, "hours_linked"), amount(report, "hours")
    if not part or not whole or not whole.value or part.value is None:
        return None
    return _row(_("Horas"), round(hours_of(part.value)), round(hours_of(whole.value)))


def _row(name: str, part: int, whole: int) -> dict[str, object]:
    return {"name": name, "share": part / whole if whole else 0, "label": figures.share(part, whole)}
