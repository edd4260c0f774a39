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
