"""The words of diagnoses: errors, verdicts, and what a score says in one sentence."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from encadena.ui import figures

from .. import errors

SENTENCES: Mapping[str, object] = {
    errors.KINDS_MISSING: gettext_lazy(
        "Marca qué vende la empresa: productos, alimentos o servicios. De eso dependen las preguntas."
    ),
    errors.CLIENT_OF_ANOTHER_FIRM: gettext_lazy("Ese centro no atiende a esta empresa. Elige otro."),
    errors.DIAGNOSIS_FINISHED: gettext_lazy(
        "El diagnóstico se terminó el %(on)s y su resultado ya no cambia. Abre uno nuevo para volver a medir."
    ),
    errors.DIAGNOSIS_EMPTY: gettext_lazy("Todavía no hay ninguna respuesta. Responde al menos una antes de terminar."),
    errors.DIAGNOSIS_WITHDRAWN: gettext_lazy("Este diagnóstico fue retirado. Devuélvelo a la lista para seguir."),
    errors.ITEM_UNKNOWN: gettext_lazy("Esa pregunta no es de este cuestionario. Vuelve a abrir la página."),
    errors.ANSWER_OUTSIDE_SCALE: gettext_lazy("Esa respuesta no está entre las opciones. Elige una de la lista."),
    errors.ANSWER_ALWAYS_APPLIES: gettext_lazy("Esta pregunta vale para toda empresa. Si no sabes, marca “No sé”."),
    errors.EVIDENCE_MISSING: gettext_lazy(
        "La evidencia se califica mirando un documento. Adjunta uno, y después elige el nivel que muestra."
    ),
    errors.EVIDENCE_OF_ANOTHER_FIRM: gettext_lazy("Ese documento es de otra empresa. Elige uno de esta."),
    errors.RATING_FINISHED: gettext_lazy("Estas respuestas ya se entregaron. Reábrelas para cambiarlas."),
    errors.RATING_INCOMPLETE: gettext_lazy(
        "Faltan %(count)s respuestas. “No sé” y “No aplica” también son respuestas."
    ),
}

VERDICTS: Mapping[str, object] = {
    "met": gettext_lazy("Alcanza"),
    "not_met": gettext_lazy("No alcanza"),
    "not_known": gettext_lazy("No se sabe"),
    "not_applicable": gettext_lazy("No aplica"),
}
VERDICT_TONES: Mapping[str, str] = {"met": "good", "not_met": "attention"}

VETO_STATES: Mapping[str, object] = {
    "raised": gettext_lazy("Impide avanzar"),
    "cleared": gettext_lazy("Sin impedimento"),
    "not_known": gettext_lazy("Falta saber"),
}

RATERS: Mapping[str, object] = {
    "firm": gettext_lazy("Empresa"),
    "adviser": pgettext_lazy("quién califica", "Asesoría"),
    "evidence": gettext_lazy("Evidencia"),
}


def verdict_words(verdict: str) -> str:
    return str(VERDICTS.get(verdict, verdict))


def rater_words(rater: str) -> str:
    return str(RATERS.get(rater, rater))


def counts_words(score: Mapping[str, Any]) -> str:
    """``3 respuestas · 1 no aplica · 1 sin saber · 2 sin responder``: the denominator of a score."""
    parts = [
        (score["answered"], _("%(n)s con respuesta")),
        (score["not_applicable"], _("%(n)s no aplica")),
        (score["unknown"], _("%(n)s no sé")),
        (score["unanswered"], _("%(n)s sin responder")),
    ]
    return " · ".join(text % {"n": figures.number(n)} for n, text in parts if n) or _("sin preguntas")


def bounds_words(score: Mapping[str, Any]) -> str:
    """Where the score would lie if what is open were known; empty when nothing is open."""
    if not score["unknown"] + score["unanswered"]:
        return ""
    facts = {"low": figures.number(score["low"], 0), "high": figures.number(score["high"], 0)}
    return _("entre %(low)s y %(high)s, según lo que falta saber") % facts
