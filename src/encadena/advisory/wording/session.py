"""Sentences of the session log."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import errors
from ..rules.session import NO_AGREEMENT, NO_CONTACT_TIME, NOT_SPECIFIC, NOT_SUBSTANTIVE

SENTENCES: Mapping[str, object] = {
    errors.SESSION_DATE_MISSING: gettext_lazy("Falta la fecha de la sesión. Elige el día en que fue."),
    errors.SESSION_MODE_MISSING: gettext_lazy(
        "Falta cómo fue la sesión: en el centro, en la empresa, por teléfono o por video."
    ),
    errors.SESSION_AREA_MISSING: gettext_lazy("Falta el área de la asesoría. Elige una."),
    errors.SESSION_AREA_OUT_OF_FORCE: gettext_lazy("El área “%(area)s” no estaba vigente el %(on)s. Elige otra."),
    errors.SESSION_MINUTES_INVALID: gettext_lazy("“%(value)s” no son minutos. Escribe un número entero, como 45."),
    errors.SESSION_TIME_INVALID: gettext_lazy("“%(value)s” no es una hora. Escríbela como 09:30."),
    errors.SESSION_CLOCK_FULL: gettext_lazy("%(value)s no caben en un día. Revisa los minutos."),
    errors.SESSION_DAY_FULL: gettext_lazy(
        "El %(on)s ya tiene %(already)s registrados y esta sesión suma %(minutes)s: juntos pasan de 24 horas. "
        "Revisa los minutos o la fecha."
    ),
    errors.SESSION_PAST_MIDNIGHT: gettext_lazy(
        "La sesión empieza a las %(starts)s y pasaría de medianoche. Acorta la atención o regístrala en dos días."
    ),
    errors.SESSION_OVERLAP: gettext_lazy(
        "A esa hora ya hay otra sesión: de %(starts)s a %(until)s con %(who)s. Cambia la hora de inicio o los minutos."
    ),
    errors.SESSION_WITHOUT_CLIENT: gettext_lazy("Falta con quién fue la sesión. Elige al menos un cliente."),
    errors.SESSION_CLIENT_TWICE: gettext_lazy("%(client)s aparece dos veces. Déjalo una sola vez."),
    errors.SESSION_OF_TWO_CENTRES: gettext_lazy(
        "Los clientes son de centros distintos. Registra una sesión por centro y reparte los minutos."
    ),
    errors.SESSION_CLIENT_OF_OTHER_CENTRE: gettext_lazy(
        "%(client)s es cliente de otro centro y %(adviser)s no trabaja ahí. Elige un cliente del centro."
    ),
    errors.SESSION_CLIENT_NOT_ACTIVE: gettext_lazy(
        "%(client)s dejó de estar en atención el %(ended)s. Reactiva al cliente o revisa la fecha de la sesión."
    ),
    errors.SESSION_BEFORE_CLIENT: gettext_lazy(
        "La sesión es del %(on)s y el primer contacto con %(client)s fue el %(arrived)s. "
        "Revisa la fecha, o corrige el primer contacto en la ficha del cliente."
    ),
    errors.SESSION_CLIENT_UNKNOWN: gettext_lazy(
        "Uno de los clientes ya no es de tu centro. Quítalo, o pide a la jefatura que lo devuelva."
    ),
    errors.SESSION_OF_OTHER_USER: gettext_lazy(
        "Esta sesión la escribió otra persona en este teléfono. Se enviará cuando ella entre con su cuenta."
    ),
    errors.SESSION_ADVISER_MISSING: gettext_lazy("Falta quién dio la asesoría. Elige a una persona del centro."),
    errors.SESSION_LINK_UNKNOWN: gettext_lazy(
        "Ese proyecto no reúne a todos los clientes de la sesión. Elige otro o déjala sin proyecto."
    ),
    errors.SESSION_KEY_TAKEN: gettext_lazy(
        "Esta sesión ya estaba guardada con otro contenido. Nada se sobrescribió: ábrela y compárala con lo que "
        "escribiste."
    ),
    errors.SESSION_CONFLICT: gettext_lazy(
        "Otra persona corrigió esta sesión mientras la editabas. Elige qué dejar en cada campo."
    ),
    errors.SESSION_WITHDRAWN: gettext_lazy("Esta sesión fue retirada. Devuélvela al registro antes de corregirla."),
    errors.SESSION_NO_NEXT_ACTION: gettext_lazy("Esta sesión no tiene un próximo paso. Corrígela para agregarlo."),
    errors.ADVICE_MISSING: gettext_lazy(
        "Falta qué se asesoró. Escríbelo o díctalo en una frase, o marca que fue solo un contacto."
    ),
    errors.ADVICE_TOO_LONG: gettext_lazy("El texto tiene %(length)s caracteres y caben %(limit)s. Acórtalo."),
    errors.NEXT_ACTION_UNDATED: gettext_lazy("Falta para cuándo es el próximo paso. Elige una fecha."),
    errors.NEXT_ACTION_MISSING: gettext_lazy(
        "Hay una fecha (%(on)s) sin próximo paso. Escribe qué harás, o quita la fecha."
    ),
    errors.NEXT_ACTION_BEFORE: gettext_lazy(
        "El próximo paso (%(on)s) no puede ser antes del %(session)s. Elige otra fecha."
    ),
}

REASONS: Mapping[str, object] = {
    NOT_SUBSTANTIVE: gettext_lazy("no hubo asesoría de fondo"),
    NOT_SPECIFIC: gettext_lazy("no fue propia de esta empresa"),
    NO_CONTACT_TIME: gettext_lazy("no tiene minutos de atención"),
    NO_AGREEMENT: gettext_lazy("no todos los clientes tenían firmado el acuerdo de trabajo ese día"),
}


def kept_as_contact(reasons: Iterable[str]) -> str:
    """Why it does not count and how to change it; empty when it counts."""
    told = "; ".join(str(REASONS[reason]) for reason in reasons)
    return _("Quedó como contacto y no cuenta como sesión: %(why)s.") % {"why": told} if told else ""
