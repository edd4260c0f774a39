"""A sentence for every code of the room."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel.errors import DomainError
from encadena.readiness.wording.errors import sentence_of as of_readiness
from encadena.ui import figures

from .. import errors

SENTENCES: Mapping[str, object] = {
    errors.CODE_MISSING: gettext_lazy("Falta el código del proyecto. Escribe uno corto, por ejemplo ENC-2026-014."),
    errors.CODE_TAKEN: gettext_lazy("Ya hay un proyecto con el código “%(taken)s”. Usa otro."),
    errors.NAME_MISSING: gettext_lazy("Falta el nombre del proyecto. Escríbelo."),
    errors.ENDS_BEFORE_START: gettext_lazy(
        "El proyecto terminaría el %(end)s, antes de comenzar el %(start)s. Corrige una de las fechas."
    ),
    errors.STAGE_ENDS_BEFORE_START: gettext_lazy(
        "La etapa terminaría el %(end)s, antes de comenzar el %(start)s. Corrige una de las fechas."
    ),
    errors.STAGE_NAME_MISSING: gettext_lazy("Falta el nombre de la etapa. Escríbelo."),
    errors.PROJECT_OVER: gettext_lazy("“%(project)s” ya terminó y no se cambia. Si sigue, reábrelo primero."),
    errors.PROJECT_NOT_DRAFT: gettext_lazy("El proyecto ya comenzó."),
    errors.PROJECT_NOT_RUNNING: gettext_lazy("El proyecto no está en curso: comiénzalo antes de terminarlo."),
    errors.PROJECT_NOT_OVER: gettext_lazy("El proyecto no ha terminado, no hace falta reabrirlo."),
    errors.PROJECT_EMPTY: gettext_lazy(
        "Un proyecto comienza cuando tiene al menos un comprador ancla y una empresa. Agrega lo que falta."
    ),
    errors.REASON_MISSING: gettext_lazy("Falta el motivo. Escríbelo en una frase: otros aprenden de él."),
    errors.DATE_IN_FUTURE: gettext_lazy("El %(on)s todavía no llega. Usa la fecha de hoy o una anterior."),
    errors.KIND_SAME: gettext_lazy("El proyecto ya es de tipo “%(kind)s”. Elige otro tipo."),
    errors.KIND_BEFORE_LAST: gettext_lazy(
        "El tipo actual rige desde el %(since)s. El cambio tiene que ser posterior a ese día."
    ),
    errors.EDITED_MEANWHILE: gettext_lazy(
        "Otra persona guardó cambios mientras editabas. Abajo ves qué dice ahora y qué escribiste: corrige y guarda."
    ),
    errors.ANCHOR_NAME_MISSING: gettext_lazy("Falta el nombre del comprador. Escríbelo o elige una empresa."),
    errors.ANCHOR_IN_USE: gettext_lazy(
        "“%(buyer)s” tiene ventas o requisitos en el proyecto. Retíralos primero si de verdad no participa."
    ),
    errors.ANCHOR_NOT_IN_PROJECT: gettext_lazy(
        "“%(buyer)s” no es comprador de este proyecto. Agrégalo en el resumen y vuelve a intentarlo."
    ),
    errors.MEMBER_TWICE: gettext_lazy(
        "Ya están en el proyecto en esa fecha: %(firms)s. Quítalas o elige un día posterior a su salida."
    ),
    errors.MEMBER_IS_ANCHOR: gettext_lazy(
        "“%(firm)s” no puede comprar y vender en el mismo proyecto. Decide en qué lado está."
    ),
    errors.MEMBER_BEFORE_START: gettext_lazy(
        "El %(on)s es anterior al comienzo del proyecto (%(start)s). Elige ese día o uno posterior."
    ),
    errors.MEMBER_LEAVES_BEFORE: gettext_lazy(
        "La empresa saldría el %(on)s, antes de entrar el %(entered)s. Corrige la fecha."
    ),
    errors.MEMBER_LEFT_ALREADY: gettext_lazy("“%(firm)s” ya salió del proyecto el %(on)s."),
    errors.NOBODY_CHOSEN: gettext_lazy("No elegiste ninguna empresa. Marca al menos una."),
    errors.NOT_A_MEMBER: gettext_lazy("“%(firm)s” no está en el proyecto. Agrégala primero."),
    errors.REQUIREMENT_TEXT_MISSING: gettext_lazy("Falta el requisito. Escribe qué pide el comprador."),
    errors.REQUIREMENT_RETIRED: gettext_lazy("“%(requirement)s” fue retirado y ya no se evalúa."),
    errors.EVIDENCE_MISSING: gettext_lazy(
        "Para darlo por cumplido falta el papel que lo prueba: %(evidence)s. Súbelo o elígelo, o déjalo en camino."
    ),
    errors.EVIDENCE_OF_ANOTHER_FIRM: gettext_lazy("Ese documento no es de “%(firm)s”. Elige uno de la empresa."),
    errors.NOTHING_CHOSEN: gettext_lazy("No elegiste ningún requisito. Marca al menos uno."),
    errors.GAP_ALREADY: gettext_lazy(
        "“%(firm)s” ya tiene una brecha por “%(requirement)s”. Síguela en su plan: si volvió a faltar, reábrela allí."
    ),
    errors.GAP_NOT_NEEDED: gettext_lazy(
        "No hay nada que cerrar: no consta que a “%(firm)s” le falte “%(requirement)s”. Di primero cómo está."
    ),
    errors.GAP_NOT_CLOSED: gettext_lazy("La brecha “%(gap)s” sigue abierta. Ciérrala en el plan de la empresa."),
    errors.SALE_AMOUNT: gettext_lazy(
        "El monto de una venta es mayor que cero. Si no lo sabes, espera para registrarla."
    ),
    errors.SALE_IN_FUTURE: gettext_lazy("El mes %(month)s todavía no llega. Registra ventas ya hechas."),
    errors.PAID_BEFORE_INVOICE: gettext_lazy(
        "El pago (%(paid)s) es anterior a la factura (%(invoiced)s). Corrige una de las fechas."
    ),
    errors.PAID_WITHOUT_INVOICE: gettext_lazy(
        "Hay fecha de pago y falta la de la factura: sin ella no se sabe cuánto tardó. Escribe ambas."
    ),
    errors.MEASURE_METHOD_MISSING: gettext_lazy("Falta cómo se midió: sin método una cifra no se puede comparar."),
    errors.MEASURE_SOURCE_MISSING: gettext_lazy("Falta de dónde sale el dato: cuenta, medidor, registro. Escríbelo."),
    errors.MEASURE_BY_MISSING: gettext_lazy("Falta quién midió. Escribe a la persona o la institución."),
    errors.MEASURE_VALUE_MISSING: gettext_lazy("Falta el valor medido. Si no se sabe, espera para registrarlo."),
    errors.MEASURE_FACTOR_MISSING: gettext_lazy(
        "Este indicador es una cantidad por un factor: escribe la cantidad con su unidad, el factor y su fuente."
    ),
    errors.MEASURE_ENDS_BEFORE_START: gettext_lazy(
        "El período terminaría el %(end)s, antes de comenzar el %(start)s. Corrige una de las fechas."
    ),
    errors.MEASURE_SHARE: gettext_lazy("Un porcentaje de %(value)s no es posible. Escríbelo entre −100 y 100."),
    errors.BASELINE_TAKEN: gettext_lazy(
        "La línea base ya es la medición del %(first)s al %(last)s. Quítale esa marca antes de ponerla aquí."
    ),
    errors.ALLIANCE_NAME_MISSING: gettext_lazy("Falta el nombre de la alianza. Escríbelo."),
    errors.ALLIANCE_PARTIES: gettext_lazy(
        "Una alianza une al menos a dos partes distintas y elegiste %(count)s. Agrega la que falta."
    ),
    errors.ALLIANCE_SELF: gettext_lazy(
        "Una misma parte aparece dos veces, y nadie hace una alianza consigo mismo. Déjala una sola vez."
    ),
    errors.ALLIANCE_ENDS_BEFORE_START: gettext_lazy(
        "La alianza terminaría el %(end)s, antes de comenzar el %(start)s. Corrige una de las fechas."
    ),
    errors.ALLIANCE_WITHOUT_EVIDENCE: gettext_lazy(
        "Una alianza vigente o terminada necesita decir qué la prueba: convenio, carta o acta. Escríbelo."
    ),
    errors.ALLIANCE_WITHOUT_START: gettext_lazy("Una alianza vigente o terminada tiene fecha de inicio. Escríbela."),
    errors.ALLIANCE_RUT_UNKNOWN: gettext_lazy(
        "No hay empresas tuyas con estos RUT: %(unknown)s. Corrígelos, o quítalos si son de otro centro."
    ),
    errors.AGREEMENT_TEXT_MISSING: gettext_lazy("Falta el acuerdo. Escribe qué se decidió."),
    errors.AGREEMENT_VOTES: gettext_lazy(
        "Escribe los tres conteos de la votación, con cero donde no hubo, o deja los tres vacíos si no se contó."
    ),
}


def sentence_of(error: DomainError) -> str:
    """The words for an error of this room or of one below it."""
    if error.code not in SENTENCES:
        return of_readiness(error)
    shown = {key: _shown(value) for key, value in error.params.items()}
    return _(str(SENTENCES[error.code])) % shown if shown else str(SENTENCES[error.code])


def _shown(value: object) -> object:
    if isinstance(value, date):
        return figures.day(value)
    return ", ".join(str(item) for item in value) if isinstance(value, list) else value
