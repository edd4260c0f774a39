"""Sentences about gaps, plans and their actions, and the mails that remind of them."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from encadena.advisory.models import Alert
from encadena.advisory.registry import Mail
from encadena.kernel import clock
from encadena.ui import figures

from .. import errors
from ..choices import ActionState, GapState, Responsible
from ..models import PlanAction

SENTENCES: Mapping[str, object] = {
    errors.PLAN_OPEN_ALREADY: gettext_lazy(
        "Ya hay un plan abierto desde el %(on)s: “%(goal)s”. Ciérralo antes de abrir otro, o cambia su meta."
    ),
    errors.PLAN_CLOSED: gettext_lazy("Este plan se cerró el %(on)s y ya no cambia. Abre uno nuevo."),
    errors.PLAN_GOAL_MISSING: gettext_lazy("Falta la meta. Escribe qué quiere lograr la empresa."),
    errors.PLAN_AGREED_BY_MISSING: gettext_lazy("Falta con quién de la empresa se acordó. Escribe su nombre."),
    errors.PLAN_DATE_IN_FUTURE: gettext_lazy("El %(on)s todavía no llega. Usa la fecha de hoy o una anterior."),
    errors.PLAN_HAS_OPEN_GAPS: gettext_lazy(
        "Quedan %(n)s brechas sin cerrar en el plan. Ciérralas, o descarta las que ya no importan, con su motivo."
    ),
    errors.GAP_TITLE_MISSING: gettext_lazy("Falta la brecha. Escribe qué falta o qué no funciona, en una línea."),
    errors.GAP_NAME_MISSING: gettext_lazy("Falta qué comprador la señaló. Escribe su nombre."),
    errors.GAP_WORDS_OF_FIRM: gettext_lazy(
        "La empresa nombró esta brecha y sus palabras no se cambian. Escribe las tuyas en su propio lugar."
    ),
    errors.GAP_WORDS_OF_OTHERS: gettext_lazy(
        "La cuenta de la empresa escribe solo lo que dice la empresa. Deja lo demás a quien la asesora."
    ),
    errors.GAP_WITHOUT_PLAN: gettext_lazy("No hay un plan abierto. Abre el plan con su meta y luego agrega la brecha."),
    errors.GAP_MOVE_IMPOSSIBLE: gettext_lazy("Una brecha %(before)s no puede pasar a %(after)s. Sigue el orden."),
    errors.GAP_MOVED_MEANWHILE: gettext_lazy(
        "Otra persona ya movió esta brecha: ahora está %(state)s. Mira cómo quedó y decide de nuevo."
    ),
    errors.GAP_REASON_MISSING: gettext_lazy("Falta el motivo. Escríbelo: quien lea después lo va a necesitar."),
    errors.GAP_ACTIONS_OPEN: gettext_lazy(
        "Quedan %(n)s acciones sin cerrar. Ciérralas, o marca las que ya no hacen falta, y vuelve a intentarlo."
    ),
    errors.GAP_OWN_REVIEW: gettext_lazy(
        "Tú la enviaste a revisión, así que la cierra otra persona. Pide que la mire alguien del centro o la empresa."
    ),
    errors.GAP_OVER: gettext_lazy("La brecha ya está cerrada o descartada. Reábrela para cambiarla."),
    errors.ACTION_TEXT_MISSING: gettext_lazy("Falta qué hay que hacer. Escríbelo en una línea."),
    errors.ACTION_DATE_MISSING: gettext_lazy("Falta para cuándo. Elige una fecha."),
    errors.ACTION_DATE_PAST: gettext_lazy("El %(on)s ya pasó. Elige una fecha de hoy en adelante."),
    errors.ACTION_PERSON_MISSING: gettext_lazy("Falta quién responde. Elige a la persona o escribe su nombre."),
    errors.ACTION_STATE_CHANGED: gettext_lazy(
        "La acción ahora está %(state)s, así que eso ya no se puede. Actualiza la página y mira cómo quedó."
    ),
    errors.ACTION_DONE_IN_FUTURE: gettext_lazy("El %(on)s todavía no llega. Márcala como hecha cuando esté hecha."),
    errors.ACTION_OWN_CLOSE: gettext_lazy(
        "Tú la marcaste como hecha, así que la cierra otra persona. Pide una segunda mirada."
    ),
    errors.ACTION_WITHOUT_EVIDENCE: gettext_lazy(
        "Falta la evidencia. Elige o sube un documento; si no lo hay, escribe por qué."
    ),
    errors.ACTION_REASON_MISSING: gettext_lazy("Falta el motivo. Sin evidencia, o si vuelve atrás, escribe por qué."),
}
_STATES: Mapping[str, object] = {
    GapState.OPEN: gettext_lazy("por abordar"),
    GapState.IN_PLAN: gettext_lazy("en el plan"),
    GapState.WORKING: gettext_lazy("en trabajo"),
    GapState.TO_REVIEW: gettext_lazy("por revisar"),
    GapState.CLOSED: gettext_lazy("cerrada"),
    GapState.DISCARDED: gettext_lazy("descartada"),
    ActionState.TO_DO: gettext_lazy("pendiente"),
    ActionState.DONE: gettext_lazy("hecha y por revisar"),
    ActionState.CANCELLED: gettext_lazy("sin efecto"),
}
_VERBS: Mapping[tuple[str, str], object] = {
    ("open", "in_plan"): gettext_lazy("Poner en el plan"),
    ("in_plan", "working"): gettext_lazy("Empezar a trabajar"),
    ("in_plan", "open"): gettext_lazy("Sacar del plan"),
    ("working", "to_review"): gettext_lazy("Enviar a revisión"),
    ("working", "in_plan"): gettext_lazy("Dejar en espera"),
    ("to_review", "closed"): gettext_lazy("Cerrar"),
    ("to_review", "working"): gettext_lazy("Devolver a trabajo"),
    ("closed", "working"): gettext_lazy("Reabrir"),
    ("discarded", "open"): gettext_lazy("Recuperar"),
}


def state_words(state: object) -> object:
    """``por revisar``: what follows "está"."""
    return str(_STATES[str(state)]) if str(state) in _STATES else state


def move_words(before: str, after: str) -> str:
    return str(_VERBS.get((before, after), gettext_lazy("Descartar")))


def due_words(action: PlanAction) -> str:
    """``en 3 días (12 mar 2026)``, ``hoy``, ``atrasada 2 días (…)``."""
    left, on = (action.due_on - clock.today()).days, figures.day(action.due_on)
    if action.state != ActionState.TO_DO or left > 60:
        return on
    if left == 0:
        return _("hoy")
    if left > 0:
        words = ngettext("en %(n)s día (%(on)s)", "en %(n)s días (%(on)s)", left)
    else:
        words = ngettext("atrasada %(n)s día (%(on)s)", "atrasada %(n)s días (%(on)s)", -left)
    return words % {"n": abs(left), "on": on}


def responsible_words(action: PlanAction) -> str:
    if action.responsible == Responsible.ADVISER and action.adviser:
        return str(action.adviser)
    if action.responsible == Responsible.FIRM:
        return f"{action.person} ({_('la empresa')})" if action.person else _("La empresa")
    return action.person


def reminder_mail(alerts: Sequence[Alert]) -> Mail | None:
    """In the language of its reader; None when nothing of it is still to do on that date."""
    rows = PlanAction.objects.filter(pk__in=[a.object_id for a in alerts], state=ActionState.TO_DO)
    by_id = rows.select_related("firm", "gap").in_bulk()
    wanted = {a.object_id: a.about_on for a in alerts}
    told = [by_id[pk] for pk, on in wanted.items() if pk in by_id and by_id[pk].due_on == on]
    if not told:
        return None
    lines = [
        {
            "action": row,
            "due": due_words(row),
            "link": settings.PUBLIC_URL + reverse("readiness:gap", args=[row.gap_id]),
        }
        for row in told
    ]
    subject = ngettext("Tienes %(n)s compromiso por cumplir", "Tienes %(n)s compromisos por cumplir", len(told))
    return Mail(subject % {"n": len(told)}, render_to_string("readiness/mail/reminder.txt", {"rows": lines}))
