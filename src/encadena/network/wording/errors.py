"""Sentences for what can be wrong in the network: what happened, why, and what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError

from .. import errors

_SENTENCES: dict[str, Callable[[], str]] = {
    errors.CENTRE_ENDED_BEFORE_START: lambda: _(
        "El convenio terminaría antes de empezar ({start} a {end}). Revisa las fechas."
    ),
    errors.CONTRACT_OVERLAPS: lambda: _(
        "Ya hay un convenio vigente en ese período (desde {start}, hasta {end}). Ponle término antes de abrir otro."
    ),
    errors.POST_NEEDS_ONE_PLACE: lambda: _("Ese rol necesita exactamente un lugar: elige uno."),
    errors.POST_ENDS_BEFORE_START: lambda: _("El cargo empezó el {since}: elige una fecha de término posterior."),
    errors.NOT_AN_OPERATOR: lambda: _("{name} no es un operador. Elige una institución de tipo operador."),
    errors.SATELLITE_NEEDS_PARENT: lambda: _("Un satélite depende de un centro, y solo un satélite: elige el centro."),
    errors.SLUG_TAKEN: lambda: _("Ya existe un registro con el identificador «{slug}». Elige otro."),
    errors.PLACE_GONE: lambda: _("Ese lugar ya no existe. Pide una invitación nueva."),
    errors.CONTRACT_OVER: lambda: _("Este convenio terminó el {end}: ya no se evalúa ni se renueva."),
    errors.CONTRACT_HAS_END: lambda: _("Este convenio ya termina el {end}. Quita ese término antes de poner otro."),
    errors.CONTRACT_NO_END: lambda: _("Este convenio no tiene un término por venir que se pueda quitar."),
    errors.REASON_MISSING: lambda: _("Escribe la razón: queda en la historia del convenio y la lee el operador."),
    errors.REVIEW_OPEN: lambda: _("Ya hay una evaluación abierta de este convenio. Decídela antes de abrir otra."),
    errors.REVIEW_DECIDED: lambda: _("Esta evaluación ya se decidió el {on} y no se cambia."),
    errors.REVIEW_NOT_EVALUATED: lambda: _("Todavía no hay evaluación: regístrala antes de decidir."),
    errors.REVIEW_NEEDS_TERM: lambda: _("Una renovación dice por cuántos años: escribe un número de 1 a 20."),
    errors.REVIEW_NEEDS_END: lambda: _("Si no sigue, di qué día termina: uno que no sea anterior a la decisión."),
    errors.OBSERVATION_SETTLED: lambda: _("Esa observación ya se dio por resuelta."),
    errors.OBSERVATION_UNANSWERED: lambda: _("El operador todavía no responde esa observación."),
    errors.PRACTICE_INCOMPLETE: lambda: _("Para publicarla falta: {missing}. Complétala y publica otra vez."),
    errors.PRACTICE_NOT_PUBLISHED: lambda: _("Esta práctica no está publicada: solo se adopta o retira una publicada."),
    errors.PRACTICE_OWN: lambda: _("Es una práctica de este mismo centro: la adoptan los demás."),
    errors.PRACTICE_ADOPTED: lambda: _("{centre} ya la adoptó. Registra ahí el resultado."),
    errors.PRACTICE_CHANGED: lambda: _("Alguien la cambió mientras escribías. Ábrela en otra pestaña y compara."),
    errors.ADOPTION_CHANGES_MISSING: lambda: _("Di qué cambiaste: es lo que más sirve a quien viene después."),
    errors.ADOPTION_DATE: lambda: _("La fecha {on} no sirve: tiene que estar entre la adopción y hoy."),
    errors.ADOPTION_MEASURE: lambda: _("Un número necesita decir qué mide: escribe el nombre de la medida."),
    errors.HANDOVER_DATE: lambda: _("El cambio tiene que ser un día que todavía no llega, dentro del convenio."),
    errors.HANDOVER_SAME: lambda: _("{name} ya opera este centro: elige otro operador."),
    errors.HANDOVER_UNDER_WAY: lambda: _("Ya hay un traspaso en curso de este centro. Termínalo o anúlalo antes."),
    errors.HANDOVER_STATE: lambda: _("El traspaso ya no está en ese paso: vuelve a cargar la página."),
    errors.HANDOVER_INCOMPLETE: lambda: _("Faltan datos en {parts}. Complétalos, o di por qué faltan."),
    errors.HANDOVER_ANSWERED: lambda: _("Un cliente respondió mientras se armaba el paquete. Congélalo otra vez."),
    errors.HANDOVER_HASH: lambda: _("La huella no es la del paquete congelado. Cópiala completa de esta página."),
    errors.HANDOVER_SIGNED: lambda: _("Tu parte ya firmó este recibo."),
    errors.HANDOVER_NOTE: lambda: _("Di cómo consta: quién preguntó, cuándo y por qué medio."),
    errors.HANDOVER_PERSON: lambda: _(
        "No hay una cuenta de asesoría o jefatura con el correo {email}. Invítala primero."
    ),
    errors.TARGET_UNKNOWN: lambda: _("No hay un indicador «{indicator}». Elige uno de la lista."),
    errors.TARGET_INVALID: lambda: _("«{value}» no sirve como meta: escribe un número entero mayor que cero."),
    errors.TARGET_ZERO: lambda: _(
        "Una meta de cero no dice nada: escribe un número mayor que cero, o deja la casilla vacía si no hay meta."
    ),
    errors.TARGET_CHANGED: lambda: _(
        "Alguien cambió {cells} metas mientras escribías. Revisa las que están marcadas y guarda otra vez."
    ),
    errors.TARGET_UNDONE: lambda: _("Estas metas ya se habían deshecho."),
    errors.YEAR_OUT_OF_RANGE: lambda: _("El año {year} está fuera de rango: usa uno entre {first} y {last}."),
}


def sentence(error: DomainError) -> str:
    """The error in the reader's language; dates that nobody stated are said as such."""
    return told(error.code, error.params) or error.code


def told(code: str, params: Mapping[str, Any]) -> str | None:
    shown = {k: _("sin dato") if v is None else v for k, v in params.items()}
    template = _SENTENCES.get(code)
    return template().format(**shown) if template else None
