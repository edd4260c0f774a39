"""How long projects last, in sentences: the mean with its method, the median with its interval, the naive mean."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

from ...rules.figures import Lasting
from .spans import span


def said_of(lasting: Lasting) -> list[str]:
    if not lasting.n or lasting.mean is None or lasting.horizon is None:
        return []
    return [_mean(lasting, lasting.mean, lasting.horizon), _median(lasting), *_finished(lasting)]


def _mean(lasting: Lasting, mean: float, horizon: int) -> str:
    running = lasting.n - lasting.finished
    if not running:
        text = ngettext(
            "El único proyecto duró %(mean)s y ya terminó.",
            "Un proyecto duró en promedio %(mean)s; los %(n)s ya terminaron.",
            lasting.n,
        )
        return text % {"mean": span(mean), "n": figures.number(lasting.n)}
    text = ngettext(
        "Un proyecto dura en promedio %(mean)s, visto hasta %(horizon)s: uno de %(n)s sigue en curso y cuenta por el "
        "tiempo que lleva.",
        "Un proyecto dura en promedio %(mean)s, visto hasta %(horizon)s: %(running)s de %(n)s siguen en curso y "
        "cuentan por el tiempo que llevan.",
        running,
    )
    return text % {
        "mean": span(mean),
        "horizon": span(horizon),
        "running": figures.number(running),
        "n": figures.number(lasting.n),
    }


def _median(lasting: Lasting) -> str:
    if lasting.median is None:
        return _("La mediana todavía no se conoce: más de la mitad sigue en curso.")
    known = {"median": span(lasting.median)}
    match lasting.median_low, lasting.median_high:
        case int(low), int(high):
            text = _("La mitad dura más de %(median)s (con 95 %% de confianza, entre %(low)s y %(high)s).")
            return text % (known | {"low": span(low), "high": span(high)})
        case int(low), None:
            text = _("La mitad dura más de %(median)s (con 95 %% de confianza, al menos %(low)s).")
            return text % (known | {"low": span(low)})
        case _:
            return _("La mitad dura más de %(median)s.") % known


def _finished(lasting: Lasting) -> list[str]:
    if lasting.finished_mean is None or lasting.finished == lasting.n:
        return []
    text = ngettext(
        "Contando solo el que terminó serían %(mean)s, una cifra que se queda corta.",
        "Contando solo los %(n)s que terminaron serían %(mean)s, una cifra que se queda corta.",
        lasting.finished,
    )
    return [text % {"n": figures.number(lasting.finished), "mean": span(lasting.finished_mean)}]
