"""The words of the statistics: an estimate with its interval, or why there is none, with n."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.catalogs.models import Region
from encadena.firms.choices import LegalSize
from encadena.ui import figures

from ..choices import FirmForm

_REFUSALS: Mapping[str, object] = {
    "too_few": gettext_lazy("sin dato: hay %(n)s de los %(needed)s casos que se necesitan"),
    "too_few_items": gettext_lazy("sin dato: hay %(n)s de las %(needed)s preguntas que se necesitan"),
    "no_variation": gettext_lazy("sin dato: las %(n)s respuestas son todas iguales"),
    "not_estimable": gettext_lazy("sin dato: con estas %(n)s respuestas no se puede estimar"),
}


def outcome_words(outcome: Mapping[str, Any], places: int = 2) -> str:
    """``0,81 (0,78 a 0,84; n = 500)``, or the refusal."""
    if "refused" in outcome:
        return refusal_words(outcome)
    return _("%(value)s (%(low)s a %(high)s; n = %(n)s)") % _facts(outcome, places)


def share_words(outcome: Mapping[str, Any]) -> str:
    """``12,5 % (5,5 % a 26,1 %; n = 40)``, or the refusal."""
    if "refused" in outcome:
        return refusal_words(outcome)
    facts = {name: figures.percent(outcome[name]) for name in ("value", "low", "high")}
    return _("%(value)s (%(low)s a %(high)s; n = %(n)s)") % {**facts, "n": figures.number(outcome["n"])}


def refusal_words(outcome: Mapping[str, Any]) -> str:
    facts = {name: figures.number(outcome[name]) for name in ("n", "needed")}
    return _(str(_REFUSALS[outcome["refused"]])) % facts


def group_words(row: Mapping[str, Any]) -> str:
    """``Tipo: Servicios``, ``Tamaño: Micro``, ``Región: Biobío``."""
    group = row["group"]
    match row["by"]:
        case "kind":
            return _("Tipo: %(name)s") % {"name": dict(FirmForm.choices).get(group, group)}
        case "size":
            return _("Tamaño: %(name)s") % {"name": dict(LegalSize.choices).get(group, group)}
    return _("Región: %(name)s") % {"name": region_names().get(group, group)}


def region_names() -> dict[str, str]:
    return dict(Region.objects.values_list("pk", "short_name"))


def _facts(outcome: Mapping[str, Any], places: int) -> dict[str, str]:
    shown = {name: figures.number(outcome[name], places) for name in ("value", "low", "high")}
    return {**shown, "n": figures.number(outcome["n"])}
