"""Business rounds in sentences: what was agreed, what was held by either definition, what each side says of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from encadena.ui import figures

from ...rules.report import Report
from . import amounts, portions
from .names import figure_name
from .reading import count, is_hidden, money, portion
from .rounding import about, exactly

MONEY = ("expected_firms", "expected_buyers", "committed_firms", "committed_buyers", "closed_firms", "closed_buyers")


def rounds(report: Report) -> list[str]:
    n = count(report, "rounds")
    if n is None:
        return []
    if not n:
        return [_("No hubo ruedas de negocios en el período.")]
    text = ngettext("Hubo una rueda de negocios.", "Hubo %(n)s ruedas de negocios.", n)
    return [text % {"n": figures.number(n)}, *_agreed(report), *_who(report)]


def _agreed(report: Report) -> list[str]:
    if is_hidden(report, "round_meetings"):
        return [_("No se publica cuántas reuniones tuvieron: son de tan pocas empresas que se reconocerían.")]
    n = count(report, "round_meetings")
    if not n:
        return []
    text = ngettext(
        "Se acordó una reunión entre una empresa y un comprador.",
        "Se acordaron %(n)s reuniones%(exact)s entre empresas y compradores.",
        n,
    )
    return [text % {"n": about(n), "exact": exactly(n)}]


def _who(report: Report) -> list[str]:
    firms, buyers = count(report, "round_firms"), count(report, "round_buyers")
    said = []
    if firms:
        text = ngettext("Participó una empresa.", "Participaron %(n)s empresas%(exact)s.", firms)
        said.append(text % {"n": about(firms), "exact": exactly(firms)})
    if buyers:
        text = ngettext("Recibió un comprador.", "Recibieron %(n)s compradores%(exact)s.", buyers)
        said.append(text % {"n": about(buyers), "exact": exactly(buyers)})
    return said


def held(report: Report) -> list[list[str]]:
    """By each of both definitions, and the firms that met somebody: a paragraph each."""
    codes = ("round_meetings_present", "round_meetings_held", "round_firms_met") if count(report, "rounds") else ()
    found = [found for code in codes if (found := portion(report, code))]
    return [portions.said_of(one) for one in found if one.hidden or one.total]


def brought(report: Report) -> list[str]:
    """The six amounts, each side and each currency apart."""
    found = [(f"round_{code}", one) for code in MONEY if (one := money(report, f"round_{code}"))]
    if not any(one.sums for _code, one in found):
        return []
    told = [f"{figure_name(code)}: {amounts.value_of(one)} ({amounts.note_of(one)})" for code, one in found if one.sums]
    return [*told, _("Cada estado, cada lado y cada moneda van por separado: no se suman entre sí.")]


def rates(report: Report) -> list[str]:
    """Every rate by which something was turned into pesos, once."""
    found = [one for code in MONEY if (one := money(report, f"round_{code}"))]
    told = dict.fromkeys(text for one in found for text in amounts.rates_of(one))
    return [_("Tipos de cambio que anotó quien organiza cada rueda:"), *told] if told else []
