"""The supplier network in words: on what a share rests, why a buyer is proposed, what the picture shows."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from encadena.ui import figures

from ..planning.network import Bought, Dependent
from ..planning.others import Other

BASES = {
    "whole": gettext_lazy("de todas sus ventas"),
    "chain": gettext_lazy("solo de sus ventas a estos compradores: a lo más esto"),
    "unknown": gettext_lazy("no se sabe"),
}
REASONS = {
    "goods": gettext_lazy("ofrece lo mismo que ya le venden, o algo del mismo rubro"),
    "kin": gettext_lazy("le venden empresas que comparten compradores con ella"),
    "near": gettext_lazy("está en su región o en la de al lado"),
    "requirements": gettext_lazy("cumple %(share)s de lo que pide"),
}
UNKNOWN = {
    "goods": gettext_lazy("qué compra, con su código"),
    "kin": gettext_lazy("a quién venden empresas parecidas"),
    "near": gettext_lazy("en qué región compra"),
    "requirements": gettext_lazy("qué requisitos pide"),
}
TOLD = 3


def basis_words(basis: str) -> str:
    return str(BASES[basis])


def reason_words(other: Other) -> list[str]:
    return [str(REASONS[code]) % {"share": figures.percent(part, 0)} for code, part in other.reasons]


def unknown_words(other: Other) -> list[str]:
    return [str(UNKNOWN[code]) for code in other.unknown]


def picture_words(firms: Sequence[Dependent], buyers: Sequence[Bought]) -> str:
    """The same as the picture, for whoever does not see it."""
    count = ngettext("%(n)s empresa vende", "%(n)s empresas venden", len(firms)) % {"n": figures.number(len(firms))}
    bought = ngettext("a %(n)s comprador.", "a %(n)s compradores.", len(buyers)) % {"n": figures.number(len(buyers))}
    largest = [
        ngettext("%(name)s compra %(amount)s a %(n)s empresa.", "%(name)s compra %(amount)s a %(n)s empresas.", number)
        % {"name": buyer.name, "amount": figures.money(buyer.amount), "n": figures.number(number)}
        for buyer in buyers[:TOLD]
        if (number := buyer.suppliers)
    ]
    return " ".join([count, bought, *largest, _("La tabla dice todo lo que muestra el dibujo.")])
