"""The words of the questionnaires: errors, and what is wrong with a draft."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.engines.readiness import validation as problems
from encadena.engines.readiness.validation import Problem

from .. import errors
from ..choices import FirmForm
from ..planning.questionnaire import UNREADABLE

SENTENCES: Mapping[str, object] = {
    errors.QUESTIONNAIRE_CODE_TAKEN: gettext_lazy(
        "Ya hay un cuestionario con el código “%(taken)s”. Elige otro código."
    ),
    errors.QUESTIONNAIRE_UNREADABLE: gettext_lazy("El contenido no se puede leer en “%(where)s”. No se guardó."),
    errors.VERSION_NOT_A_DRAFT: gettext_lazy(
        "La versión %(number)s ya no es un borrador y no cambia más. Cópiala a un borrador nuevo para seguir."
    ),
    errors.VERSION_HAS_PROBLEMS: gettext_lazy(
        "Faltan por corregir %(count)s problemas antes de publicar. Están en la lista."
    ),
    errors.VERSION_ALREADY_RETIRED: gettext_lazy("La versión %(number)s ya está retirada."),
    errors.VERSION_CHANGED_MEANWHILE: gettext_lazy(
        "Otra persona cambió este borrador mientras lo editabas. Vuelve a abrirlo y repite tu cambio."
    ),
    errors.VERSION_NOT_IN_FORCE: gettext_lazy("La versión %(number)s ya no está vigente. Elige la que está publicada."),
}

_PROBLEMS: Mapping[str, object] = {
    UNREADABLE: gettext_lazy("El contenido no se puede leer en “%(where)s”."),
    problems.NO_DIMENSIONS: gettext_lazy("Todavía no hay dimensiones. Agrega la primera."),
    problems.DIMENSION_EMPTY: gettext_lazy("La dimensión no tiene preguntas. Agrega una o quita la dimensión."),
    problems.CODE_MISSING: gettext_lazy("Falta el código. Escribe uno corto, sin espacios."),
    problems.CODE_TWICE: gettext_lazy("El código “%(taken)s” se usa dos veces. Cambia uno."),
    problems.TEXT_MISSING: gettext_lazy("Falta el texto en %(language)s (%(part)s)."),
    problems.SCALE_TOO_SHORT: gettext_lazy("La escala necesita al menos dos niveles."),
    problems.SCALE_NOT_RISING: gettext_lazy("Los valores de la escala deben ir de menor a mayor, sin repetirse."),
    problems.THRESHOLD_OUTSIDE: gettext_lazy("El umbral %(threshold)s no está entre 1 y 100."),
    problems.KIND_UNKNOWN: gettext_lazy("No existe el tipo de empresa “%(kind)s”."),
    problems.CONDITION_ITEM_MISSING: gettext_lazy("Depende de la pregunta “%(other)s”, que no existe."),
    problems.CONDITION_LATER: gettext_lazy("Depende de “%(other)s”, que se pregunta después. Cambia el orden."),
    problems.CONDITION_VALUE_OUTSIDE: gettext_lazy("Espera de “%(other)s” una respuesta que no está en su escala."),
    problems.CYCLE: gettext_lazy(
        "Depende de “%(other)s”, que depende a su vez de esta pregunta. Quita una de las dos."
    ),
    problems.UNREACHABLE: gettext_lazy(
        "Ninguna empresa llega a esta pregunta. Revisa a quién se hace y de qué depende."
    ),
    problems.VETO_ITEM_MISSING: gettext_lazy("El impedimento mira la pregunta “%(other)s”, que no existe."),
    problems.VETO_OUTSIDE: gettext_lazy("El impedimento mira el nivel %(value)s, que no está en la escala."),
    problems.VETO_ALWAYS: gettext_lazy("El impedimento vale para todos los niveles: nadie podría pasar."),
}

_PARTS: Mapping[str, object] = {
    "name": gettext_lazy("nombre"),
    "about": gettext_lazy("qué mira"),
    "text": gettext_lazy("pregunta"),
    "help": gettext_lazy("ayuda"),
    "evidence": gettext_lazy("evidencia"),
    "reason": gettext_lazy("razón"),
    "remedy": gettext_lazy("qué hacer"),
}
_KEYS: Mapping[str, object] = {
    "levels": gettext_lazy("escala"),
    "kinds": gettext_lazy("tipos"),
    "except_kinds": gettext_lazy("tipos exceptuados"),
    "show_if": gettext_lazy("condiciones"),
    "may_not_apply": gettext_lazy("puede no aplicar"),
    "threshold": gettext_lazy("umbral"),
    "dimension": gettext_lazy("dimensión"),
    "at_most": gettext_lazy("nivel que impide"),
}
_LANGUAGES: Mapping[str, object] = {"es": gettext_lazy("español"), "en": gettext_lazy("inglés")}


def problem_words(problem: Problem) -> str:
    """What is wrong and what to do; where, is said beside it."""
    facts = {name: _fact(name, value) for name, value in problem.params.items()}
    return _(str(_PROBLEMS[problem.code])) % facts if facts else str(_PROBLEMS[problem.code])


def kinds_words(kinds: object) -> str:
    """``Alimentos o bebidas, Micro``."""
    names = dict(FirmForm.choices)
    return ", ".join(str(names.get(kind, kind)) for kind in kinds) if isinstance(kinds, list | tuple) else ""


def part_words(key: str) -> str:
    """What a key of the content is called."""
    return str(_KEYS.get(key) or _PARTS.get(key) or key)


def value_words(value: object) -> str:
    """A value of the content on one line: texts in both languages, levels and conditions one after the other."""
    if isinstance(value, Mapping):
        return " · ".join(value_words(inner) for inner in value.values())
    if isinstance(value, list | tuple):
        return "; ".join(value_words(inner) for inner in value)
    return "–" if value is None else str(value)


def _fact(name: str, value: object) -> object:
    if name == "part":
        word, _space, number = str(value).partition(" ")
        return _("nivel %(number)s") % {"number": number} if word == "level" else _PARTS.get(word, word)
    return _LANGUAGES.get(str(value), value) if name == "language" else value
