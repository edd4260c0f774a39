"""Sentences for what is wrong with a row of a spreadsheet: what, and how to write it."""

from typing import Any

from django.utils.translation import gettext_lazy

SENTENCES: dict[str, Any] = {
    "people_columns_missing": gettext_lazy(
        "No se reconoce la columna del nombre ni la del RUT. Descarga la plantilla y usa sus títulos."
    ),
    "needs_columns_missing": gettext_lazy(
        "No se reconocen las columnas de comprador y de lo que busca. Descarga la plantilla y usa sus títulos."
    ),
    "wishes_columns_missing": gettext_lazy(
        "No se reconocen las columnas de quién pide y con quién. Descarga la plantilla y usa sus títulos."
    ),
    "wisher_missing": gettext_lazy("Falta quién pide. Escribe su nombre, su RUT o su correo."),
    "wished_missing": gettext_lazy("Falta con quién. Escribe su nombre, su RUT o su correo."),
    "priority_unclear": gettext_lazy(
        "«%(value)s» no es una prioridad. Escribe imprescindible, me gustaría o no, gracias."
    ),
    "note_too_long": gettext_lazy("El mensaje pasa de %(most)s caracteres. Acórtalo."),
    "wish_twice": gettext_lazy("La misma solicitud ya está en la fila %(row)s. Deja una de las dos."),
    "wish_otherwise": gettext_lazy(
        "%(name)s ya dijo «%(priority)s», y una planilla no lo cambia. Cámbialo en su página de solicitudes."
    ),
    "wishes_full": gettext_lazy(
        "%(name)s ya pidió %(most)s reuniones, el máximo de las bases. Retira una o sube el máximo."
    ),
    "kind_unclear": gettext_lazy("«%(value)s» no es un tipo. Escribe empresa, importador o gran comprador."),
    "kind_missing": gettext_lazy("No se sabe si es empresa o comprador. Escribe el tipo, o el RUT, o el país."),
    "mode_unclear": gettext_lazy("«%(value)s» no es una modalidad. Escribe presencial o virtual."),
    "goods_unclear": gettext_lazy("«%(value)s» no dice si es un bien o un servicio. Escribe bien o servicio."),
    "size_unclear": gettext_lazy("«%(value)s» no es un tamaño. Escribe micro, pequeña, mediana o grande."),
    "language_unclear": gettext_lazy(
        "No se reconoce el idioma «%(value)s». Escribe su nombre o su código de dos letras."
    ),
    "country_unclear": gettext_lazy("No se reconoce el país «%(value)s». Escribe su nombre o su código de dos letras."),
    "country_missing": gettext_lazy("Falta el país del comprador."),
    "zone_unclear": gettext_lazy("«%(value)s» no es una zona horaria. Escríbela por su ciudad, como America/Lima."),
    "mail_unclear": gettext_lazy("«%(value)s» no es un correo. Revisa que no le falte nada."),
    "number_unclear": gettext_lazy(
        "«%(value)s» no es un número. Escribe solo la cifra y deja la unidad en su columna."
    ),
    "day_unclear": gettext_lazy("«%(value)s» no es una fecha. Escríbela como 31-12-2026."),
    "rut_unclear": gettext_lazy("«%(value)s» no es un RUT: revisa sus cifras y su dígito verificador."),
    "firm_unknown": gettext_lazy(
        "«%(value)s» no es una empresa del registro que puedas ver. Revisa el dato o pide que la registren."
    ),
    "firm_unclear": gettext_lazy("Hay más de una empresa que se llama «%(value)s». Escribe su RUT."),
    "name_missing": gettext_lazy("Falta el nombre."),
    "buyer_missing": gettext_lazy("Falta el comprador. Escribe su nombre o su correo."),
    "buyer_unclear": gettext_lazy("«%(value)s» calza con más de un comprador. Escribe también su país, o su correo."),
    "buyer_not_in_round": gettext_lazy(
        "«%(value)s» no es un comprador de esta rueda. Revisa el nombre o agrega su participación."
    ),
    "buyer_not_coming": gettext_lazy("%(name)s no viene a la rueda. Acepta primero su inscripción."),
    "person_twice": gettext_lazy(
        "%(mail)s ya representa a %(name)s, y nadie se sienta en dos mesas. Escribe el correo de otra persona."
    ),
    "person_twice_in_file": gettext_lazy(
        "%(mail)s ya está en la fila %(row)s, y nadie se sienta en dos mesas. Escribe el correo de otra persona."
    ),
    "listed_twice": gettext_lazy("%(name)s ya está en la fila %(row)s. Deja una de las dos."),
    "need_twice": gettext_lazy("El mismo requerimiento ya está en la fila %(row)s."),
    "code_unknown": gettext_lazy(
        "El código «%(value)s» no existe. Un bien lleva 4 cifras del sistema armonizado; un servicio, su código CPC."
    ),
    "standard_unknown": gettext_lazy(
        "No se conoce la certificación «%(value)s». Usa un nombre de la lista del programa."
    ),
}
