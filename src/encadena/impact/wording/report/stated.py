"""Published figures beside the computed ones, and the arithmetic that has to hold: in words."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from encadena.ui import figures

from ...rules.report import Check, Report, Stated
from ...tables.stated import StatedWords, words_of

QUALIFIERS = {
    "about": pgettext_lazy("cifra publicada", "cerca de %(value)s"),
    "more than": pgettext_lazy("cifra publicada", "más de %(value)s"),
    "at least": pgettext_lazy("cifra publicada", "al menos %(value)s"),
    "almost": pgettext_lazy("cifra publicada", "casi %(value)s"),
}
CHECKS = {
    "gender-reported": gettext_lazy("Empresas cuyo género de dueños se informa"),
    "gender-unreported": gettext_lazy("Empresas cuyo género de dueños no se informa"),
    "female-lower-bound": gettext_lazy("Lo menos que puede ser la propiedad femenina"),
    "female-upper-bound": gettext_lazy("Lo más que puede ser la propiedad femenina"),
    "sessions-linked-share": gettext_lazy("Parte de las sesiones vinculada a un proyecto"),
    "hours-per-linked-session": gettext_lazy("Horas por sesión vinculada"),
    "sessions-per-linked-firm": gettext_lazy("Sesiones vinculadas por empresa"),
    "hours-per-linked-firm": gettext_lazy("Horas vinculadas por empresa"),
    "firms-per-project": gettext_lazy("Empresas por proyecto"),
    "alliances-per-project": gettext_lazy("Alianzas por proyecto"),
    "atacama-2019": gettext_lazy("Exportaciones de Atacama en 2019, en millones de dólares"),
    "atacama-2020": gettext_lazy("Exportaciones de Atacama en 2020, en millones de dólares"),
}
_SHARES = {
    "gender-reported",
    "gender-unreported",
    "female-lower-bound",
    "female-upper-bound",
    "sessions-linked-share",
}
AGREES, DIFFERS, UNSAID = "good", "attention", "plain"


@dataclass(frozen=True)
class StatedLine:
    """``tone``: whether the computed one agrees (``good``), differs (``attention``) or cannot be said (``plain``)."""

    stated: Stated
    words: StatedWords
    said: str
    computed: str
    verdict: str
    tone: str

    @property
    def about(self) -> str:
        """Where, when, by whose account, and where it was said."""
        parts = (self.stated.territory, self.words.period, self.words.basis, self.words.source)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class CheckLine:
    check: Check
    name: str
    expected: str
    of_stated: str
    stated_verdict: str
    stated_tone: str
    computed: str
    verdict: str
    tone: str


def stated_lines(report: Report) -> list[StatedLine]:
    return [_stated(one) for one in report.stated]


def check_lines(report: Report) -> list[CheckLine]:
    return [_check(one) for one in report.checks]


def _stated(one: Stated) -> StatedLine:
    value = in_unit(one.value, one.unit)
    said = str(QUALIFIERS[one.qualifier]) % {"value": value} if one.qualifier in QUALIFIERS else value
    verdict, tone = _agreement(one)
    computed = "—" if one.computed is None else in_unit(one.computed, one.unit, one.value)
    return StatedLine(one, _words(one), said, computed, verdict, tone)


def _words(one: Stated) -> StatedWords:
    try:
        return words_of(one.key, get_language() or "es")
    except KeyError:
        return StatedWords(one.key, one.period, one.basis, one.ambiguity, one.source)


def _agreement(one: Stated) -> tuple[str, str]:
    if not one.figure:
        return _("La red no lleva registros de esto"), UNSAID
    if one.agrees is None:
        return _("No se puede decir"), UNSAID
    return (_("Coincide"), AGREES) if one.agrees else (_("No coincide"), DIFFERS)


def in_unit(value: float, unit: str, like: float | None = None) -> str:
    """``48, "percent"`` → ``48 %``. A computed number is shown with one decimal where ``like`` is small."""
    fine = like is not None and like < 1000 and value != round(value)
    match unit:
        case "percent":
            return figures.percent(value / 100, 1 if fine else 0)
        case "years":
            return _("%(n)s años") % {"n": figures.number(round(value, 1))} if value != 1 else _("1 año")
        case "hours":
            return f"{figures.number(value, 0)}{figures.NBSP}h"
        case "million USD":
            return _("USD %(n)s millones") % {"n": figures.number(value, 0)}
        case _:
            return figures.number(value, 1 if fine else 0)


def _check(one: Check) -> CheckLine:
    stated_verdict, stated_tone = _passed(one.stated_passed)
    verdict, tone = _passed(one.passed)
    return CheckLine(
        check=one,
        name=str(CHECKS.get(one.key, one.key)),
        expected=f"{_in_form(one, one.expected)} ± {_in_form(one, one.tolerance)}",
        of_stated=_in_form(one, one.of_stated),
        stated_verdict=stated_verdict,
        stated_tone=stated_tone,
        computed=_in_form(one, one.computed),
        verdict=verdict,
        tone=tone,
    )


def _in_form(one: Check, value: float | None) -> str:
    if value is None:
        return "—"
    if one.key in _SHARES:
        return figures.percent(value)
    return figures.number(value, 0 if one.expected >= 100 else 2)


def _passed(passed: bool | None) -> tuple[str, str]:
    if passed is None:
        return _("No se puede decir"), UNSAID
    return (pgettext("comprobación", "Se cumple"), AGREES) if passed else (_("No se cumple"), DIFFERS)
