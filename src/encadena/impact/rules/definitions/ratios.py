"""One figure divided by another."""

from django.utils.translation import gettext_noop as _

from .base import Definition
from .shared import NETWORK

SAME_YEAR = _("El mismo año en ambas cifras.")
NOTHING_BELOW = _("Si no hay por qué dividir, no hay cifra.")
AS_PARTS = _("Lo mismo que sus dos cifras.")


def _ratio(code: str, over: str, under: str, name: str, unit: str, counts: str, base: str) -> Definition:
    return Definition(
        code=code, version=1, shape="ratio", name=name, unit=unit, counts=counts, period=SAME_YEAR, base=base,
        unknowns=NOTHING_BELOW, leaves_out=AS_PARTS, owner=NETWORK, of=(over, under),
    )  # fmt: skip


DEFINITIONS = (
    _ratio(
        "hours_per_linked_session", "hours_linked", "sessions_linked",
        _("Horas por sesión vinculada"), _("horas por sesión"),
        _("Las horas de las sesiones vinculadas."), _("Las sesiones vinculadas."),
    ),
    _ratio(
        "linked_sessions_per_firm", "sessions_linked", "chain_firms",
        _("Sesiones vinculadas por empresa"), _("sesiones por empresa"),
        _("Las sesiones vinculadas."), _("Las empresas de los proyectos."),
    ),
    _ratio(
        "linked_hours_per_firm", "hours_linked", "chain_firms",
        _("Horas vinculadas por empresa"), _("horas por empresa"),
        _("Las horas de las sesiones vinculadas."), _("Las empresas de los proyectos."),
    ),
    _ratio(
        "firms_per_project", "chain_firms", "projects",
        _("Empresas por proyecto"), _("empresas por proyecto"),
        _("Las empresas de los proyectos, cada una una vez."), _("Los proyectos contados."),
    ),
    _ratio(
        "alliances_per_project", "alliances", "projects",
        _("Alianzas por proyecto"), _("alianzas por proyecto"),
        _("Las alianzas estratégicas, también las que no son de un proyecto."), _("Los proyectos contados."),
    ),
)  # fmt: skip
