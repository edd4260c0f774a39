"""Advice given in the year, and what part of it was for the projects. The sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

from ...rules.figures import Amount
from ...rules.report import Report
from . import portions
from .reading import amount, count, is_hidden, portion, ratio
from .rounding import about, exactly
from .values import hours_of


def sessions(report: Report) -> list[str]:
    if is_hidden(report, "sessions"):
        return [_("No se publica cuántas sesiones hubo: son muy pocas.")]
    n = count(report, "sessions")
    if n is None:
        return []
    if not n:
        return [_("No hubo sesiones de asesoría en el período.")]
    text = ngettext(
        "En el período hubo una sesión de asesoría", "En el período hubo %(n)s sesiones de asesoría%(exact)s", n
    )
    return [_closed(text % {"n": about(n), "exact": exactly(n)}, report), *_hours(amount(report, "hours"))]


def _closed(text: str, report: Report) -> str:
    clients = count(report, "clients_served")
    if not clients:
        return f"{text}."
    to = ngettext("para un cliente", "para %(n)s clientes", clients) % {"n": figures.number(clients)}
    return f"{text}, {to}."


def _hours(hours: Amount | None) -> list[str]:
    if hours is None or not hours.value:
        return []
    whole = round(hours_of(hours.value))
    if not whole:
        return [_("Sumaron menos de una hora."), *_without_time(hours)]
    text = ngettext("Sumaron una hora.", "Sumaron %(n)s horas%(exact)s.", whole) % {
        "n": about(whole),
        "exact": exactly(whole),
    }
    return [text, *_without_time(hours)]


def _without_time(hours: Amount) -> list[str]:
    if not hours.unknown:
        return []
    text = ngettext(
        "De una sesión no se informó el tiempo: la suma es lo menos que pudo ser.",
        "De %(n)s sesiones no se informó el tiempo: la suma es lo menos que pudo ser.",
        hours.unknown,
    )
    return [text % {"n": figures.number(hours.unknown)}]


def linked(report: Report) -> list[str]:
    """What was advised for the projects: sessions, hours, and both by session and by firm."""
    share = portion(report, "sessions_linked_share")
    if share is None or not share.total:
        return []
    said = portions.said_of(share)
    if not share.yes:
        return said
    return [*said, *_hours(amount(report, "hours_linked")), *_ratios(report), *_others(report)]


def _ratios(report: Report) -> list[str]:
    per_session = ratio(report, "hours_per_linked_session")
    sessions, hours = ratio(report, "linked_sessions_per_firm"), ratio(report, "linked_hours_per_firm")
    said = []
    if per_session is not None:
        said.append(_("Son %(n)s horas por sesión vinculada.") % {"n": figures.number(per_session, 1)})
    if sessions is not None and hours is not None and (count(report, "chain_firms") or 0) > 1:
        text = _("Por cada empresa de los proyectos son %(sessions)s sesiones y %(hours)s horas.")
        said.append(text % {"sessions": figures.number(sessions, 1), "hours": figures.number(hours, 1)})
    return said


def _others(report: Report) -> list[str]:
    """Sessions with firms of the projects, linked or not: another count that is taken for the first."""
    n, of_them = count(report, "sessions_of_chain_firms"), count(report, "sessions_linked")
    if not n or of_them is None or n <= of_them:
        return []
    text = ngettext(
        "Con las empresas de los proyectos hubo en total una sesión, vinculada o no.",
        "Con las empresas de los proyectos hubo en total %(n)s sesiones, vinculadas o no.",
        n,
    )
    return [text % {"n": figures.number(n)}]
