"""Sentences about clients: what stands in the way of a step, and how stages, steps and reasons are said."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import EndReason, Stage, Step

SENTENCES: Mapping[str, object] = {
    errors.ALREADY_CLIENT: gettext_lazy("%(firm)s ya está en %(centre)s. Abre su ficha y sigue desde ahí."),
    errors.ALREADY_CLIENT_THERE: gettext_lazy(
        "%(firm)s ya está en %(centre)s. No hace falta trasladarla: ese centro puede seguir con ella."
    ),
    errors.SAME_CENTRE: gettext_lazy("%(firm)s ya está en %(centre)s. Elige otro centro."),
    errors.SAME_ADVISER: gettext_lazy("La cartera ya es de %(adviser)s. Elige a otra persona."),
    errors.STEP_IN_FUTURE: gettext_lazy("El %(on)s todavía no llega. Usa la fecha de hoy o una anterior."),
    errors.STEP_BEFORE_STAGE: gettext_lazy(
        "El %(on)s es anterior al %(since)s, cuando empezó la etapa actual. Usa esa fecha o una posterior."
    ),
    errors.STEP_NOT_UNDOABLE: gettext_lazy(
        "Ese paso ya no se puede deshacer: solo puede hacerlo quien lo registró, el mismo día. "
        "Registra el paso contrario."
    ),
    errors.AGREEMENT_DATE_MISSING: gettext_lazy("Falta la fecha en que se firmó el acuerdo. Escríbela."),
    errors.AGREEMENT_NOT_OF_FIRM: gettext_lazy(
        "“%(document)s” no es un acuerdo de trabajo vigente de esta empresa. Elige otro documento."
    ),
    errors.END_REASON_MISSING: gettext_lazy("Falta el motivo. Elige uno de la lista."),
    errors.TRANSFER_REASON_MISSING: gettext_lazy("Falta el motivo del traslado. El centro que recibe lo leerá."),
    errors.TRANSFER_NOT_UNDOABLE: gettext_lazy(
        "El traslado ya no se puede deshacer, porque después pasaron otras cosas con la empresa. "
        "Si corresponde, pide que la trasladen de vuelta."
    ),
    errors.TRANSFER_ENDED: gettext_lazy("La empresa está %(stage)s y no se puede trasladar. Reábrela primero."),
    errors.CLIENT_CONFLICT: gettext_lazy(
        "Otra persona cambió estos datos mientras los editabas. Elige qué texto dejar."
    ),
    errors.CASELOAD_GONE: gettext_lazy("Ese traspaso de cartera ya no se puede deshacer."),
}
_STATES: Mapping[str, object] = {
    Stage.LEAD: gettext_lazy("interesada"),
    Stage.CLIENT: gettext_lazy("como cliente"),
    Stage.ACCOMPANIED: gettext_lazy("en acompañamiento"),
    Stage.INACTIVE: gettext_lazy("inactiva"),
    Stage.GRADUATED: gettext_lazy("egresada"),
}
_VERBS: Mapping[str, object] = {
    Step.SIGN: gettext_lazy("firmar el acuerdo"),
    Step.BEGIN: gettext_lazy("iniciar el acompañamiento"),
    Step.GRADUATE: gettext_lazy("registrar el egreso"),
    Step.PAUSE: gettext_lazy("dejarla inactiva"),
    Step.REOPEN: gettext_lazy("reabrirla"),
}


def state(stage: str) -> str:
    """``inactiva``: what follows "la empresa está"."""
    return str(_STATES.get(stage, stage))


def step_refused(error: DomainError) -> str:
    """What cannot be done from this stage, and what can."""
    stage, step, possible = (error.params[name] for name in ("stage", "step", "possible"))
    said = _("La empresa está %(stage)s.") % {"stage": state(str(stage))}
    if step:
        said += " " + _("Desde ahí no se puede %(step)s.") % {"step": _VERBS.get(str(step), step)}
    if isinstance(possible, Iterable) and (verbs := [str(_VERBS[str(one)]) for one in possible]):
        said += " " + _("Puedes %(verbs)s.") % {"verbs": _or(verbs)}
    return said


def reason(code: str) -> str:
    return str(EndReason(code).label) if code else ""


def _or(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(first)s o %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
