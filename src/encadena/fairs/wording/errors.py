"""A sentence for every error code of the room."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from encadena.advisory.wording.errors import sentence_of
from encadena.kernel.errors import DomainError
from encadena.matchmaking.wording.errors import sentence_for
from encadena.ui import figures

_SENTENCES: dict[str, Any] = {
    "stands_taken": gettext_lazy("El plano quedaría sin puestos que ya tienen expositor. Cámbialos antes."),
    "fair_closed": gettext_lazy("La feria no está abierta, así que no recibe más."),
    "exhibits_already": gettext_lazy("%(firm)s ya expone en esta feria."),
    "offering_of_another": gettext_lazy("Esa oferta es de otra empresa."),
    "stand_outside": gettext_lazy("Ese puesto no está en el plano. Elige otro."),
    "stand_taken": gettext_lazy(
        "Ese puesto ya tiene expositor. Elige otro, o pon a las dos empresas en el mismo grupo para que lo compartan."
    ),
    "shares_stand": gettext_lazy("Comparte el puesto %(stand)s con su grupo. Dale otro puesto antes de cambiarla."),
    "stands_unreadable": gettext_lazy(
        "No son puestos del plano: %(wrong)s. Escribe, por ejemplo, A1-A4, B2 o C para la fila completa."
    ),
    "stands_missing": gettext_lazy("Falta decir qué puestos son de este tipo. Escribe, por ejemplo, A1-A4."),
    "fair_ahead": gettext_lazy("La feria empieza el %(on)s. Vuelve después."),
    "too_many_requests": gettext_lazy("Este expositor tiene demasiadas solicitudes sin responder. Prueba más tarde."),
    "too_quick": gettext_lazy("No se pudo enviar. Espera unos segundos y envíalo otra vez."),
    "too_often": gettext_lazy("Enviaste varias solicitudes en poco tiempo. Prueba en una hora."),
}


def sentence(error: DomainError) -> str:
    text = _SENTENCES.get(error.code)
    if text is None:
        return sentence_for(error.code, error.params) or sentence_of(error)
    return str(text) % {k: figures.day(v) if isinstance(v, date) else v for k, v in error.params.items()}
