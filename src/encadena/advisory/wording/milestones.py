"""Sentences about baselines, milestones and follow-ups."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from .. import errors

SENTENCES: Mapping[str, object] = {
    errors.BASELINE_MISSING: _(
        "Falta la línea base: sin saber dónde estaba la empresa antes, no se puede decir cuánto cambió. "
        "Fíjala primero en la pestaña Hitos."
    ),
    errors.BASELINE_NEGATIVE: _("La línea base no puede ser negativa. Si nadie la sabe, déjala vacía."),
    errors.BASELINE_YEAR: _("El año %(year)s no sirve. Escribe uno entre 1990 y %(last)s."),
    errors.MILESTONE_IN_FUTURE: _("El hito tiene fecha %(on)s, que todavía no llega. Regístralo cuando ocurra."),
    errors.MILESTONE_BEFORE_CLIENT: _(
        "El %(on)s la empresa aún no llegaba al centro (llegó el %(arrived)s). Revisa la fecha."
    ),
    errors.MILESTONE_NO_CHANGE: _(
        "Antes era %(before)s y después %(after)s: no hay aumento que registrar. Revisa los valores."
    ),
    errors.MILESTONE_WHAT_MISSING: _("Falta decir qué cambió. Una frase basta."),
    errors.MILESTONE_AMOUNT_MISSING: _("Falta el valor. Escribe cuánto es hoy, o el monto obtenido."),
    errors.MILESTONE_COUNTRY_MISSING: _("Falta el país. Elígelo de la lista."),
    errors.MILESTONE_ALREADY_FORMAL: _("Esta empresa ya tiene su formalización registrada el %(on)s. No se repite."),
    errors.MILESTONE_NOT_FIRST_EXPORT: _(
        "La línea base dice que ya exportaba US$ %(before)s al año. Registra un nuevo mercado en vez de la primera."
    ),
    errors.MILESTONE_OWN: _("Quien registra un hito no lo verifica. Pide a otra persona que lo revise."),
    errors.MILESTONE_NO_EVIDENCE: _("No tiene evidencia. Agrega un documento con una corrección y vuelve a revisarlo."),
    errors.MILESTONE_NOT_OPEN: _("Este hito ya fue revisado. Si algo está mal, corrígelo y quedará por verificar."),
    errors.MILESTONE_GONE: _("Este hito fue corregido y hay una versión más nueva. Abre esa."),
    errors.MILESTONE_NOTE_MISSING: _("Di qué falta, para que la otra persona pueda completarlo."),
    errors.EVIDENCE_OF_ANOTHER: _("Un documento no es de esta empresa. Elige los de su carpeta."),
    errors.ORDER_GONE: _("Solo un pedido vigente se puede proponer como hito. Recarga la página."),
    errors.ORDER_OF_ANOTHER: _("Ese cliente no es de la empresa que recibió el pedido."),
    errors.ORDER_TWICE: _("Este pedido ya se propuso como hito."),
    errors.JOBS_MISSING: _("Nombra cada puesto en una línea, por ejemplo “Panadera – Rosa M.”."),
    errors.JOB_TWICE: _(
        "El puesto “%(job)s” ya está contado. Un puesto se cuenta una sola vez: como creado o como conservado."
    ),
    errors.JOBS_DO_NOT_ADD_UP: _(
        "Nombraste %(named)s puestos y, según la línea base y el valor de hoy, caben %(possible)s. Revisa los números."
    ),
    errors.FOLLOW_UP_CLOSED: _("Este seguimiento ya está cerrado. Reábrelo si hay algo que agregar."),
    errors.FOLLOW_UP_TOO_SOON: _("Corresponde el %(due)s; se puede responder desde %(days)s días antes."),
    errors.FOLLOW_UP_FEW_ATTEMPTS: _(
        "Hay intentos en %(made)s de los %(needed)s días que hacen falta antes de darlo por sin respuesta. "
        "Prueba otro día o por otro medio."
    ),
    errors.FOLLOW_UP_EMPTY: _("No hay ningún dato. Si no respondió, registra el intento; si algo dijo, anótalo."),
    errors.ATTEMPT_IN_FUTURE: _("El %(on)s todavía no llega. Registra el intento después de hacerlo."),
    errors.NO_AGREEMENT: _("El cliente no tiene acuerdo firmado. Registra la firma primero."),
}
OF_SHEETS: Mapping[str, object] = {
    errors.ROW_DATE_MISSING: _("Falta la fecha. Escribe el día, por ejemplo 12-03-2026."),
    errors.ROW_ONE_CLIENT: _("Cada fila es de un solo cliente. Escribe un RUT, o el nombre exacto si no tiene."),
    errors.ROW_KIND_MISSING: _("Falta el tipo de hito. Elige uno de la hoja “Qué poner” de la plantilla."),
    errors.ROW_KIND_UNKNOWN: _("“%(value)s” no es un tipo de hito. Elige uno de la hoja “Qué poner” de la plantilla."),
    errors.ROW_CURRENCY_UNKNOWN: _("“%(value)s” no es una moneda que se use aquí. Escribe CLP, UF, USD o EUR."),
    errors.ROW_CURRENCY_MISSING: _("Falta la moneda del monto. Escribe CLP, UF, USD o EUR."),
    errors.ROW_COUNTRY_UNKNOWN: _("No hay un país llamado “%(value)s”. Escribe su nombre o sus dos letras."),
    errors.ROW_ATTRIBUTION_UNKNOWN: _(
        "“%(value)s” no es una respuesta posible. Elige una de la hoja “Qué poner” de la plantilla."
    ),
    errors.ROW_ATTRIBUTION_MISSING: _("Hay palabras del cliente y falta cuánto tuvo que ver el centro. Complétalo."),
    errors.ROW_SOURCE_UNKNOWN: _("“%(value)s” no es una forma de decirlo. Escribe: carta firmada o encuesta."),
    errors.ROW_SOURCE_MISSING: _("Falta cómo lo dijo el cliente. Escribe: carta firmada o encuesta."),
    errors.ROW_SOURCE_PORTAL: _(
        "En su portal declara solo el cliente mismo. Pídele que lo haga ahí, o escribe: carta firmada o encuesta."
    ),
    errors.ROW_DOCUMENT_UNKNOWN: _(
        "La empresa no tiene un documento “%(value)s”. Súbelo a su carpeta, o corrige el número o el título."
    ),
    errors.ROW_DOCUMENT_UNCLEAR: _(
        "La empresa tiene varios documentos llamados “%(value)s”. Escribe el número: %(numbers)s."
    ),
    errors.ROW_BASELINE_YEAR_MISSING: _("Falta el año que mide la línea base. Escríbelo, por ejemplo 2024."),
    errors.ROW_BASELINE_DIFFERS: _(
        "La línea base de este cliente ya está fijada: %(before)s en %(year)s. La importación no la cambia. "
        "Deja la celda vacía, o corrígela antes en la pestaña Hitos."
    ),
    errors.ROW_NOT_OF_KIND: _("Este tipo de hito no lleva este dato. Borra la celda, o revisa el tipo."),
    errors.ROW_LOOKS_LIKE: _(
        "El cliente ya tiene un hito de este tipo con la misma fecha. Revisa que no sea el mismo, contado dos veces."
    ),
    errors.ROW_MILESTONE_DIFFERS: _(
        "Este hito ya está registrado con otros datos, y la importación no lo cambia. Si lo registrado está mal, "
        "corrígelo en la página del hito."
    ),
    errors.ROW_VERIFIED: _(
        "Este hito ya está verificado con otros datos, y la importación no lo toca. Si está mal, corrígelo en su "
        "página: quedará otra vez por verificar."
    ),
    errors.UNDO_MILESTONE_CHANGED: _("alguien lo revisó, lo corrigió o el cliente declaró después de la importación"),
    errors.UNDO_BASELINE_USED: _("otro hito ya se mide desde esta línea base, o alguien la corrigió"),
}
