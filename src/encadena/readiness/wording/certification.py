"""Sentences about certifications."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel import clock
from encadena.ui import figures

from .. import errors
from ..choices import CertificationStageCode, CertificationState
from ..models import CertificationProject, CertificationStage

SENTENCES: Mapping[str, object] = {
    errors.CERTIFICATION_RUNNING: gettext_lazy(
        "Esta empresa ya tiene un proyecto para “%(standard)s”. Ábrelo y sigue desde ahí."
    ),
    errors.STAGE_OUT_OF_ORDER: gettext_lazy("Las etapas van en orden. Ahora corresponde: %(stage)s."),
    errors.STAGE_DONE_ALREADY: gettext_lazy("Esa etapa ya está hecha desde el %(on)s."),
    errors.STAGE_IN_FUTURE: gettext_lazy("El %(on)s todavía no llega. Usa la fecha de hoy o una anterior."),
    errors.STAGE_NEEDS_CERTIFICATE: gettext_lazy(
        "Esta etapa termina cuando registras el certificado. Súbelo o elígelo."
    ),
    errors.STAGES_REVERSED: gettext_lazy("Las fechas previstas no siguen el orden de las etapas. Revísalas."),
    errors.CERTIFICATE_WITHOUT_END: gettext_lazy(
        "“%(title)s” no dice cuándo vence. Corrige su fecha en los documentos de la empresa y regístralo de nuevo."
    ),
    errors.CERTIFICATE_EXPIRED: gettext_lazy("“%(title)s” venció el %(on)s. Elige el certificado vigente."),
    errors.CERTIFICATION_STOPPED: gettext_lazy("El proyecto está detenido. Retómalo antes de cambiarlo."),
    errors.CERTIFICATION_NOT_STOPPED: gettext_lazy("El proyecto no está detenido. Actualiza la página."),
}
_TONES = {
    CertificationState.CERTIFIED: "good",
    CertificationState.EXPIRED: "bad",
    CertificationState.RUNNING: "attention",
}


def state_of(project: CertificationProject) -> str:
    """As it is today: an ended certificate is expired even before the nightly run."""
    return str(CertificationState(project.state_on(clock.today())).label)


def state_tone(project: CertificationProject) -> str:
    return _TONES.get(CertificationState(project.state_on(clock.today())), "plain")


def stage_words(project: CertificationProject) -> str:
    """``Auditoría interna, prevista para el 3 dic 2026``; late is said."""
    if not project.stage:
        return _("todas las etapas hechas")
    name = str(CertificationStageCode(project.stage).label)
    if project.due_on is None:
        return _("%(stage)s, sin fecha prevista") % {"stage": name}
    on = figures.day(project.due_on)
    if project.due_on < clock.today():
        return _("%(stage)s, atrasada desde el %(on)s") % {"stage": name, "on": on}
    return _("%(stage)s, prevista para el %(on)s") % {"stage": name, "on": on}


def is_late(step: CertificationProject | CertificationStage) -> bool:
    if isinstance(step, CertificationProject):
        running = step.state == CertificationState.RUNNING
        return running and step.due_on is not None and step.due_on < clock.today()
    return step.done_on is None and step.planned_on is not None and step.planned_on < clock.today()
