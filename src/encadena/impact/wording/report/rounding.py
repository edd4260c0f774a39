"""Round words for exact numbers. The rules, which the report prints with its method:

* a number from 1,000 on is told by its nearest thousand where that is within 5 %, else by its nearest hundred;
* a share is told by its nearest of ¼, ⅓, ½, ⅔ and ¾;
* within 1 % (of a number) or 1 point (of a share) it is *about* that; up to five more it is *a little more*, up to five
  less *almost*; beyond, a share is *more than* the next one below.

The exact number always stands beside the round one.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from encadena.ui import figures

NEAR, CLOSE = 0.01, 0.05
_FRACTIONS = (
    (1 / 4, gettext_lazy("un cuarto")),
    (1 / 3, gettext_lazy("un tercio")),
    (1 / 2, gettext_lazy("la mitad")),
    (2 / 3, gettext_lazy("dos tercios")),
    (3 / 4, gettext_lazy("tres cuartos")),
)


def about(value: float) -> str:
    """``1987`` → ``cerca de 2.000``, ``8124`` → ``poco más de 8.000``, ``147`` → ``147``."""
    if value < 1000:
        return figures.number(value, 0)
    near = round(value, -3)
    base = near if abs(value - near) <= CLOSE * near else round(value, -2)
    return _told(figures.number(base, 0), (value - base) / base)


def exactly(value: float) -> str:
    """`` (1.987)``, to stand after the noun; empty where the words are the number itself."""
    exact = figures.number(value, 0)
    return "" if about(value) == exact else f" ({exact})"


def fraction(share: float) -> str:
    """``0.513`` → ``poco más de la mitad``; below a quarter by far: ``menos de un cuarto``."""
    base, words = min(_FRACTIONS, key=lambda anchor: abs(share - anchor[0]))
    off = round(share - base, 9)
    if abs(off) <= CLOSE:
        return _told(str(words), off)
    below = [words for base, words in _FRACTIONS if base < share]
    if not below:
        return _("menos de %(what)s") % {"what": _FRACTIONS[0][1]}
    return _("más de %(what)s") % {"what": below[-1]}


def _told(words: str, off: float) -> str:
    if off == 0:
        return words
    if abs(off) <= NEAR:
        return pgettext("cifra redonda", "cerca de %(what)s") % {"what": words}
    return (_("poco más de %(what)s") if off > 0 else pgettext("cifra redonda", "casi %(what)s")) % {"what": words}
