"""Names of what a round's results count, and of the groups they are told by."""

from collections.abc import Sequence

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from encadena.catalogs.models import Region
from encadena.catalogs.queries.sections import section_names
from encadena.catalogs.queries.world import country_name
from encadena.firms.choices import FemaleOwned, LegalSize
from encadena.ui import figures

from ..choices import Stage
from ..rules.outcomes import AMOUNTS as KINDS
from ..rules.rates import DOLLAR, PESO, Rates, Total, total_in
from ..rules.results import Money, Portion, Said, Sum, money_of

MEASURES: dict[str, object] = {
    "listed": gettext_lazy("Reuniones de la lista"),
    "placed": gettext_lazy("Reuniones en la agenda publicada"),
    "marked": gettext_lazy("Reuniones con la asistencia marcada en la mesa"),
    "present": gettext_lazy("Realizadas según la marca en la mesa"),
    "absent": gettext_lazy("No realizadas según la marca en la mesa"),
    "unmarked": gettext_lazy("Sin marca en la mesa"),
    "reported": gettext_lazy("Reuniones de las que habló al menos un lado"),
    "unreported": gettext_lazy("Reuniones de las que nadie ha dicho nada"),
    "held": gettext_lazy("Realizadas según al menos un lado"),
    "not_held": gettext_lazy("No realizadas según todos los que respondieron"),
    "both_said": gettext_lazy("Reuniones de las que hablaron los dos lados"),
    "differs": gettext_lazy("Reuniones en que los lados dicen cosas distintas"),
    "no_interest": gettext_lazy("Realizadas sin interés"),
    "again": gettext_lazy("Pares que se reunieron otra vez"),
    "again_unknown": gettext_lazy("Pares que no dijeron si se reunieron otra vez"),
    "any_contact": gettext_lazy("Contacto o más según un lado al menos"),
    "any_sample": gettext_lazy("Muestra o más según un lado al menos"),
    "any_quotation": gettext_lazy("Cotización o más según un lado al menos"),
    "any_order": gettext_lazy("Pedido según un lado al menos"),
    "both_contact": gettext_lazy("Contacto o más según los dos lados"),
    "both_sample": gettext_lazy("Muestra o más según los dos lados"),
    "both_quotation": gettext_lazy("Cotización o más según los dos lados"),
    "both_order": gettext_lazy("Pedido según los dos lados"),
}
AMOUNTS: dict[str, object] = {
    "expected": gettext_lazy("Esperado"),
    "committed": gettext_lazy("Comprometido"),
    "closed": gettext_lazy("Cerrado"),
}
SIDES: dict[str, object] = {
    "firms": gettext_lazy("Según las empresas"),
    "buyers": gettext_lazy("Según los compradores"),
}
GROUPS: dict[str, object] = {
    "section": gettext_lazy("Rubro de la empresa"),
    "region": gettext_lazy("Región de la empresa"),
    "size": gettext_lazy("Tamaño de la empresa"),
    "ownership": gettext_lazy("Más de la mitad es de mujeres"),
    "country": gettext_lazy("País del comprador"),
}
QUESTIONS: dict[str, object] = {
    "organised": gettext_lazy("La rueda estuvo bien organizada"),
    "matched": gettext_lazy("Las contrapartes eran las que buscaba"),
    "useful": gettext_lazy("Sirvió para mi negocio"),
}


def money_in_words(one: Sum) -> str:
    """``más de $1.200.000``; what is only a lower limit says so."""
    amount = figures.uf(one.total) if one.currency == "CLF" else figures.money(one.total, one.currency)
    return _("más de %(amount)s") % {"amount": amount} if one.at_least else amount


def amounts_in_words(money: Money) -> list[str]:
    return [money_in_words(one) for one in money.sums]


def totals_in_words(money: Money, rates: Rates) -> list[str]:
    """All currencies of one state in pesos and in dollars, or which rate is missing to say so. Empty where there is
    nothing to turn: no amounts, or all of them in pesos and no rate of the dollar.
    """
    pesos, dollars = (total_in(into, money, rates) for into in (PESO, DOLLAR))
    used = {one.currency for one in money.sums}
    said = [_in_pesos(pesos)] if pesos and used != {PESO} else []
    if dollars and dollars.amount is not None and used != {DOLLAR}:
        said.append(_("Todo en dólares: %(amount)s") % {"amount": _at_least(dollars)})
    return said


def _in_pesos(total: Total) -> str:
    if total.amount is None:
        missing = ", ".join(total.missing)
        return _("En pesos no se sabe: falta el tipo de cambio de %(missing)s.") % {"missing": missing}
    return _("Todo en pesos: %(amount)s") % {"amount": _at_least(total)}


def _at_least(total: Total) -> str:
    amount = figures.money(total.amount, total.currency)
    return _("más de %(amount)s") % {"amount": amount} if total.at_least else amount


def rates_in_words(rates: Rates) -> list[str]:
    """``USD 1 = 943,2 pesos · 12 mar 2026 · Banco Central``."""
    words = _("%(currency)s 1 = %(pesos)s pesos · %(on)s · %(source)s")
    return [
        words
        % {"currency": code, "pesos": figures.number(rate.pesos), "on": figures.day(rate.on), "source": rate.source}
        for code, rate in sorted(rates.items())
    ]


def said_in_words(said: Said) -> list[tuple[str, str]]:
    """Name and amount of each of the three that is known; they are never added to each other."""
    found = [(str(AMOUNTS[kind]), amounts_in_words(money_of([said], kind))) for kind in KINDS]
    return [(name, words[0]) for name, words in found if words]


def group_names(group: str, rows: Sequence[Portion]) -> list[tuple[str, Portion]]:
    """Each portion with the name of its group; the empty key is not known. At most one query."""
    names = _names(group)
    unknown = figures.not_reported()
    return [(names.get(row.key, row.key) if row.key else unknown, row) for row in rows]


def row_name(group: str, key: str) -> str:
    """``Región de la empresa: Biobío``."""
    name = _names(group).get(key, key) if key else figures.not_reported()
    return f"{GROUPS[group]}: {name}"


def stage_name(stage: int) -> str:
    return str(Stage(stage).label)


def _names(group: str) -> dict[str, str]:
    if group == "section":
        return dict(section_names())
    if group == "region":
        return dict(Region.objects.values_list("pk", "name"))
    if group == "country":
        return _Countries()
    choices = LegalSize.choices if group == "size" else FemaleOwned.choices
    return {str(value): str(label) for value, label in choices}


class _Countries(dict[str, str]):
    """Names countries as they are asked for."""

    def get(self, key: str, default: object = None) -> str:
        return country_name(key, (get_language() or "es")[:2])
