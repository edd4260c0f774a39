"""A sentence for every code of the room: what happened, why, and what to do."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel.errors import DomainError
from encadena.ui import figures

from .. import errors
from ..choices import FirmKind, Gender, OfferingKind

_CHOICES = {**dict(FirmKind.choices), **dict(Gender.choices), **dict(OfferingKind.choices)}
_SENTENCES: Mapping[str, object] = {
    errors.RUT_INVALID: gettext_lazy("El RUT %(value)s no es válido: el dígito verificador no calza. Revísalo."),
    errors.RUT_TAKEN: gettext_lazy("El RUT %(value)s ya está en el registro. Busca la ficha en vez de crear otra."),
    errors.NAME_MISSING: gettext_lazy("Falta el nombre. Escribe la razón social o el nombre de la persona."),
    errors.TEXT_TOO_LONG: gettext_lazy("El texto tiene %(length)s caracteres y caben %(limit)s. Acórtalo."),
    errors.COMMUNE_UNKNOWN: gettext_lazy("No existe la comuna “%(value)s”. Elige una de la lista oficial."),
    errors.COMMUNE_AMBIGUOUS: gettext_lazy("Hay más de una comuna “%(value)s”. Usa el código oficial: %(near)s."),
    errors.DATE_INVALID: gettext_lazy("“%(value)s” no es una fecha. Escríbela como 31-12-2025."),
    errors.DATE_IN_FUTURE: gettext_lazy("La fecha %(value)s todavía no llega. Escribe una de hoy o anterior."),
    errors.DATE_TOO_OLD: gettext_lazy("La fecha %(value)s es demasiado antigua. Revisa el año."),
    errors.DATES_REVERSED: gettext_lazy("El término (%(until)s) debe ser posterior al inicio (%(since)s)."),
    errors.EMAIL_INVALID: gettext_lazy("“%(value)s” no es un correo. Escríbelo como nombre@dominio.cl."),
    errors.PHONE_INVALID: gettext_lazy("“%(value)s” no es un teléfono. Escribe 9 dígitos, o el código de país con +."),
    errors.WEBSITE_INVALID: gettext_lazy("“%(value)s” no es una dirección web. Escríbela como www.ejemplo.cl."),
    errors.NUMBER_INVALID: gettext_lazy("“%(value)s” no es un número. Escríbelo como 1.234,5."),
    errors.AMOUNT_NEGATIVE: gettext_lazy(
        "El monto %(value)s es negativo. Las ventas son cero o más; si no las conoces, deja el campo vacío."
    ),
    errors.AMOUNT_TOO_LARGE: gettext_lazy("El monto %(value)s es demasiado grande. Revisa si sobran ceros."),
    errors.YEAR_INVALID: gettext_lazy("“%(value)s” no es un año. Escribe cuatro cifras, desde %(first)s."),
    errors.YEAR_NOT_OVER: gettext_lazy(
        "El año %(year)s todavía no termina, así que no tiene ventas anuales. El último con ventas es %(last)s."
    ),
    errors.UF_MISSING: gettext_lazy(
        "Falta el valor de la UF del %(date)s. Pide a administración que lo agregue en Catálogos, o indica otra fecha."
    ),
    errors.UNKNOWN_CHOICE: gettext_lazy("“%(value)s” no es una opción. Las opciones son: %(allowed)s."),
    errors.SHARE_OUT_OF_RANGE: gettext_lazy(
        "La participación %(value)s no sirve: debe ser mayor que 0 y hasta 100 %%."
    ),
    errors.SHARES_EXCEED_100: gettext_lazy(
        "Las participaciones suman %(total)s %% desde el %(on)s y no pueden pasar de 100 %%. "
        "Baja alguna o indica su término."
    ),
    errors.OWNER_MISSING: gettext_lazy("Falta el nombre de la dueña o del dueño."),
    errors.OWNER_TWICE: gettext_lazy("%(value)s aparece dos veces. Deja una sola línea con la suma."),
    errors.OWNER_FIRM_UNKNOWN: gettext_lazy(
        "No encontramos entre tus empresas una con RUT %(value)s. Regístrala primero, o anota a la persona."
    ),
    errors.OWNS_ITSELF: gettext_lazy("Una empresa no puede ser dueña de sí misma. Elige otra dueña."),
    errors.OWNERSHIP_CYCLE: gettext_lazy(
        "Esa empresa ya pertenece a esta, directa o indirectamente. Revisa quién es dueña de quién."
    ),
    errors.DOCUMENT_TOO_LARGE: gettext_lazy(
        "El archivo pesa más de %(limit)s MB. Redúcelo o sácale una foto más liviana."
    ),
    errors.DOCUMENT_EMPTY: gettext_lazy("El archivo está vacío. Elige otro."),
    errors.DOCUMENT_UNKNOWN: gettext_lazy(
        "El archivo no es un PDF, una foto (JPG, PNG, WebP), un Word ni un Excel. Conviértelo a uno de ellos."
    ),
    errors.DOCUMENT_TITLE_MISSING: gettext_lazy("Falta el título del documento."),
    errors.DOCUMENT_REPLACED: gettext_lazy(
        "“%(title)s” ya tiene una versión más nueva. Abre la más reciente y reemplaza esa."
    ),
    errors.DOCUMENT_WITHDRAWN: gettext_lazy("“%(title)s” está retirado. Devuélvelo antes de usarlo o reemplazarlo."),
    errors.DOCUMENT_SAME_FILE: gettext_lazy(
        "El archivo es el mismo que ya está en “%(title)s”. Elige el archivo de la versión nueva."
    ),
    errors.DOCUMENT_NOT_OF_FIRM: gettext_lazy("Ese documento no está entre los de la empresa. Elige uno de la lista."),
    errors.EDIT_CONFLICT: gettext_lazy(
        "Otra persona cambió esta ficha mientras la editabas. Elige qué dejar en cada campo."
    ),
    errors.ACTIVITY_UNKNOWN: gettext_lazy(
        "La actividad “%(value)s” no existe en la clasificación. Elige una de la lista."
    ),
    errors.CODE_OF_OTHER_KIND: gettext_lazy(
        "Ese código es de otra clase. Un bien lleva código de producto y un servicio, de servicio."
    ),
    errors.PHOTO_TOO_LARGE: gettext_lazy("La foto pesa %(size)s y el máximo es %(limit)s. Achícala y súbela otra vez."),
    errors.PHOTO_UNREADABLE: gettext_lazy(
        "El archivo no es una foto JPEG, PNG o WebP. Guarda la foto en uno de esos formatos."
    ),
    errors.CHOICE_MISSING: gettext_lazy("Elige una opción de la lista."),
    errors.CENTRE_OUT_OF_SCOPE: gettext_lazy("Ese centro no está a tu cargo. Elige uno de los tuyos."),
    errors.CENTRE_CLOSED: gettext_lazy("%(centre)s está cerrado y no puede atender empresas nuevas."),
    errors.ADVISER_NOT_OF_CENTRE: gettext_lazy(
        "%(adviser)s no tiene un cargo vigente en %(centre)s. Elige a alguien del centro."
    ),
    errors.ALREADY_ASSIGNED: gettext_lazy("%(centre)s ya atiende esta empresa."),
    errors.ALREADY_ENDED: gettext_lazy("Eso ya terminó. Actualiza la página para ver cómo está ahora."),
    errors.ALREADY_MEMBER: gettext_lazy("La empresa ya es parte de %(institution)s."),
    errors.NOT_AN_ASSOCIATION: gettext_lazy("%(institution)s no es una asociación. Elige una de la lista."),
    errors.ALREADY_DECIDED: gettext_lazy("La solicitud ya fue respondida. Actualiza la página."),
    errors.ONLY_HEADS_LINK: gettext_lazy(
        "Solo la jefatura del centro o la coordinación pueden vincular una empresa que ya existe."
    ),
    errors.MERGE_SAME: gettext_lazy("Es la misma empresa. Elige otra para comparar."),
    errors.MERGE_GONE: gettext_lazy("Una de las dos empresas ya fue fusionada. Vuelve a la lista de duplicados."),
    errors.MERGE_TWO_RUTS: gettext_lazy(
        "Tienen dos RUT válidos distintos, así que son dos contribuyentes. "
        "Si uno está mal escrito, corrígelo antes en su ficha."
    ),
    errors.MERGE_UNDONE: gettext_lazy("Esa fusión ya se deshizo."),
    errors.MERGE_LATER_FIRST: gettext_lazy(
        "Después hubo otra fusión con estas empresas. Deshaz primero la más reciente."
    ),
    errors.VIEW_NAME_MISSING: gettext_lazy("Ponle un nombre a la vista para guardarla."),
    errors.NOT_ARCHIVED: gettext_lazy("La empresa no está archivada."),
    errors.PROOF_UNKNOWN: gettext_lazy("El comprobante tiene que ser un PDF o una foto. Sácale una foto y súbela."),
    errors.REQUEST_WAITING: gettext_lazy("Ya enviaste una solicitud con ese RUT y la estamos revisando."),
    errors.REQUEST_MAIL_UNCONFIRMED: gettext_lazy(
        "%(email)s todavía no está confirmado. Pídele a la persona que abra el enlace que le enviamos."
    ),
    errors.REQUEST_REASON_MISSING: gettext_lazy("Falta el motivo. Escríbelo: la persona lo recibe por correo."),
    errors.FIRM_GONE: gettext_lazy("Esta empresa fue fusionada con otra. Abre la que quedó."),
}


def sentence_of(error: DomainError) -> str:
    """What happened, why, and what to do, in the language of the reader. An unknown code is shown as it is."""
    sentence = _SENTENCES.get(error.code)
    if sentence is None:
        return str(error)
    text = str(sentence) % _Params(error.params)
    near = error.params.get("near")
    if error.code == errors.COMMUNE_UNKNOWN and isinstance(near, list) and near:
        text += " " + _("¿Quisiste decir %(names)s?") % {"names": _or(near)}
    return text


class _Params(dict[str, str]):
    """Parameters as people read them; one that is missing does not break the sentence."""

    def __init__(self, params: Mapping[str, object]) -> None:
        super().__init__({name: _shown(value) for name, value in params.items()})

    def __missing__(self, key: str) -> str:
        return "…"


def _shown(value: object) -> str:
    if isinstance(value, date):
        return figures.day(value)
    if isinstance(value, list):
        return ", ".join(str(_CHOICES.get(item, item)) for item in value)
    return _("el comienzo") if value is None else str(value)


def _or(names: list[str]) -> str:
    first, last = names[:-1], names[-1]
    return _("%(first)s o %(last)s") % {"first": ", ".join(first), "last": last} if first else last
