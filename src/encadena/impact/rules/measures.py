"""What centres are compared by: shares of something and counts over something, never a sum that only tells their size.

A measure says nothing of good or bad. What it says is whether a centre differs from the network by more than chance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WAIT = 60  # days that a firm has to sign since its first contact
RECENT = 90  # days without a session until a client waits for attention


@dataclass(frozen=True)
class Measure:
    """``share``: ``events`` are some of the ``base`` (binomial), else counts over it (Poisson). ``now``: as things
    stand today, whatever the year. ``method`` says who is in the base, what is an event and what is left out."""

    code: str
    share: bool
    name: object
    events: object
    base: object
    method: object
    now: bool = False


_ALL = (
    Measure(
        "signing", True, _("Interesadas que firman"), _("firmaron"), _("interesadas"),
        _("De las que llegaron en el año y ya tuvieron 60 días para firmar el acuerdo, las que lo firmaron en ellos."),
    ),
    Measure(
        "attention", True, _("Clientes con sesión reciente"), _("con sesión"), _("clientes"),
        _("De las que hoy son clientes o están en acompañamiento, las que tuvieron una sesión en los últimos 90 días."),
        now=True,
    ),
    Measure(
        "intensity", False, _("Sesiones por cliente atendido"), _("sesiones"), _("clientes atendidos"),
        _("Asistencias de clientes a sesiones que cuentan, por cada cliente que tuvo al menos una en el año."),
    ),
    Measure(
        "diagnosed", True, _("Clientes atendidos con diagnóstico"), pgettext_lazy("clientes", "con diagnóstico"),
        _("clientes atendidos"),
        _("De los clientes atendidos en el año, los que tienen un diagnóstico terminado hasta el fin del año."),
    ),
    Measure(
        "milestones", False, _("Hitos verificados por cliente atendido"), _("hitos verificados"),
        _("clientes atendidos"),
        _("Hitos del año que una segunda persona verificó, por cada cliente que tuvo al menos una sesión en el año."),
    ),
    Measure(
        "answered", True, _("Seguimientos respondidos"), _("respondidos"), _("seguimientos"),
        _("De los seguimientos que correspondían en el año, los respondidos. Sin respuesta no es «sin cambios»."),
    ),
    Measure(
        "linked", True, _("Sesiones vinculadas a encadenamientos"), _("vinculadas"), _("sesiones"),
        _("De las sesiones que cuentan en el año, las que pertenecen a un proyecto de encadenamiento."),
    ),
    Measure(
        "met", True, _("Clientes en ruedas que se reunieron"), _("se reunieron"), _("clientes en ruedas"),
        _(
            "De los clientes con reuniones acordadas en ruedas del año, los que tuvieron al menos una con un "
            "comprador, por la marca en la mesa o porque un lado lo dice. De los demás puede no saberse."
        ),
    ),
    Measure(
        "outcome", True, _("Clientes con resultado en ruedas"), _("con resultado"), _("clientes que se reunieron"),
        _(
            "De los clientes que se reunieron con un comprador en ruedas del año, los que llegaron a una muestra, una "
            "cotización o un pedido, según al menos un lado. Sin respuesta no es «sin resultado»."
        ),
    ),
)  # fmt: skip

MEASURES: Mapping[str, Measure] = MappingProxyType({measure.code: measure for measure in _ALL})
