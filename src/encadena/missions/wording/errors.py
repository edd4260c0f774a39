"""A sentence for every error code of the room: what happened, why, and what to do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from encadena.advisory.wording.errors import sentence_of
from encadena.kernel.errors import DomainError
from encadena.matchmaking.wording.errors import sentence_for
from encadena.ui import figures

_SENTENCES: dict[str, Any] = {
    "call_is_open": gettext_lazy("Ya hay postulaciones: las condiciones y el costo quedan como se publicaron."),
    "state_not_reachable": gettext_lazy("La misión no puede pasar a ese estado desde el actual. Recarga la página."),
    "criteria_missing": gettext_lazy("Faltan los criterios. Agrega al menos uno antes de abrir la postulación."),
    "criteria_are_fixed": gettext_lazy("Ya hay postulaciones: los criterios quedan como se publicaron."),
    "day_outside_mission": gettext_lazy("Ese día no es de la misión, que va del %(first)s al %(last)s."),
    "call_not_open": gettext_lazy("No se puede postular: la postulación va del %(first)s al %(last)s."),
    "applied_already": gettext_lazy("%(firm)s ya postuló a esta misión."),
    "points_out_of_range": gettext_lazy("Cada criterio va de 0 a %(most)s puntos."),
    "nobody_applied": gettext_lazy("Todavía no hay postulaciones que elegir."),
    "scores_missing": gettext_lazy("Faltan puntajes en %(count)s postulaciones. Complétalos antes de elegir."),
    "withdrawn_already": gettext_lazy("Esa empresa ya se había retirado."),
    "payment_not_positive": gettext_lazy("El monto de un pago es mayor que cero. Corrígelo."),
    "payment_in_future": gettext_lazy("La fecha del pago está en el futuro. Escribe la del pago."),
    "not_chosen": gettext_lazy("Solo las empresas elegidas cuentan qué trajeron."),
    "nobody_chosen": gettext_lazy("Todavía no se elige a nadie. Elige primero y después avisa."),
    "papers_full": gettext_lazy("Una misión tiene hasta %(most)s documentos. Quita uno que ya no sirva."),
    "mission_ahead": gettext_lazy("La misión empieza el %(on)s. Vuelve después."),
}


def sentence(error: DomainError) -> str:
    text = _SENTENCES.get(error.code)
    if text is not None:
        return str(text) % _shown(error.params)
    return sentence_for(error.code, error.params) or sentence_of(error)


def _shown(params: Mapping[str, object]) -> dict[str, object]:
    return {name: figures.day(value) if isinstance(value, date) else value for name, value in params.items()}
