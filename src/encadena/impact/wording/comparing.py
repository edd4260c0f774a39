"""Sentences of the comparison of centres: what lies outside chance, and what cannot be said."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from encadena.ui import figures

from ..planning.comparing import Comparison, Line, PeerGroup
from ..rules.measures import Measure

FEATURES: Mapping[str, object] = {
    "smallest": gettext_lazy("la parte de empresas del tramo más pequeño"),
    "female": gettext_lazy("la parte de empresas de mujeres"),
    "farming": gettext_lazy("el peso de la agricultura y la pesca"),
    "making": gettext_lazy("el peso de la industria"),
    "trading": gettext_lazy("el peso del comercio"),
    "informal": gettext_lazy("la parte sin formalizar"),
}


def rate_said(measure: Measure, rate: float | None) -> str:
    """A share in percent, a count over something with two decimals."""
    if rate is None:
        return _("sin casos")
    return figures.percent(rate, 1) if measure.share else figures.number(rate, 2)


def between(measure: Measure, low: float, high: float) -> str:
    return _("%(low)s a %(high)s") % {"low": rate_said(measure, low), "high": rate_said(measure, high)}


def reading(line: Line) -> str:
    """Where a centre stands, without a word of good or bad."""
    if line.rate is None:
        return _("Sin casos en el período")
    match line.side, line.far:
        case "high", True:
            return _("Muy por encima de lo que explica el azar")
        case "high", False:
            return _("Por encima de lo que explica el azar")
        case "low", True:
            return _("Muy por debajo de lo que explica el azar")
        case "low", False:
            return _("Por debajo de lo que explica el azar")
    return _("Dentro de lo que explica el azar")


def summary(found: Comparison) -> str:
    """One sentence on the centres of the reader."""
    told = [line for line in found.lines if line.rate is not None]
    if found.rate is None or not told:
        return _("No hay registros de esto en el período: no se puede comparar.")
    high, low = (sum(line.side == side for line in told) for side in ("high", "low"))
    inside = len(told) - high - low
    parts = [ngettext("%(n)s centro está dentro de lo que explica el azar",
                      "%(n)s centros están dentro de lo que explica el azar", inside)
             % {"n": figures.number(inside)}]  # fmt: skip
    if high:
        parts.append(pgettext("centros", "%(n)s por encima") % {"n": figures.number(high)})
    if low:
        parts.append(pgettext("centros", "%(n)s por debajo") % {"n": figures.number(low)})
    if len(parts) == 1:
        return f"{parts[0]}."
    return _("%(first)s y %(last)s.") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def whole(found: Comparison) -> str:
    """The network's own rate with what it counts."""
    counted = {
        "rate": rate_said(found.measure, found.rate),
        "events": figures.number(found.events),
        "base": figures.number(found.base),
        "units": figures.number(found.units),
        "what": found.measure.base,
    }
    return _("En la red: %(rate)s (%(events)s sobre %(base)s %(what)s, %(units)s centros).") % counted


def spread(found: Comparison) -> str:
    """Whether the centres differ more than chance, and what was done about it."""
    if found.dispersion <= 1:
        return _("Los centros no difieren más que por azar.")
    times = figures.number(found.dispersion, 1)
    return _("Los centros varían %(times)s veces más que por azar; los límites se ampliaron en esa medida.") % {
        "times": times
    }


def peers_said(measure: Measure, group: PeerGroup) -> str:
    told = {"rate": rate_said(measure, group.rate), "base": figures.number(group.base), "n": len(group.centres)}
    return _("%(n)s pares juntos: %(rate)s (sobre %(base)s)") % told


def apart_said(group: PeerGroup) -> str:
    """Empty where nothing sets the territory apart."""
    if not group.apart:
        return ""
    return _("Aun así, difieren en %(what)s.") % {"what": ", ".join(str(FEATURES[name]) for name in group.apart)}


def chart_text(found: Comparison, names: Mapping[int, str]) -> str:
    """What the picture shows, for who cannot see it."""
    outside = [line for line in found.lines if line.side]
    said = [f"{names[line.centre]}: {rate_said(found.measure, line.rate)}, {reading(line).lower()}" for line in outside]
    return " ".join([whole(found), summary(found), *[f"{one}." for one in said]])
