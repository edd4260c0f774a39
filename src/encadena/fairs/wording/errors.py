"""A sentence for every error code of the room."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel.errors import DomainError

_SENTENCES: dict[str, Any] = {
    "stands_taken": gettext_lazy("El plano quedaría sin puestos que ya tienen expositor. Cámbialos antes."),
    "fair_closed": gettext_lazy("La feria no está abierta, así que no recibe más."),
    "exhibits_already": gettext_lazy("%(firm)s ya expone en esta feria."),
    "offering_of_another": gettext_lazy("Esa oferta es de otra empresa."),
    "stand_outside": gettext_lazy("Ese puesto no está en el plano. Elige otro."),
    "stand_taken": gettext_lazy("Ese puesto ya tiene expositor. Elige otro."),
    "too_many_requests": gettext_lazy("Este expositor tiene demasiadas solicitudes sin responder. Prueba más tarde."),
    "too_quick": gettext_lazy("No se pudo enviar. Espera unos segundos y envíalo otra vez."),
    "too_often": gettext_lazy("Enviaste varias solicitudes en poco tiempo. Prueba en una hora."),
}


def sentence(error: DomainError) -> str:
    text = _SENTENCES.get(error.code)
    if text is None:
        return _("No se pudo hacer (%(code)s).") % {"code": error.code}
    return str(text) % error.params
