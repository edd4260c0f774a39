"""Sentences about jobs: their name, how far they are, why they failed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import errors, registry
from .models import Job

ASK_AGAIN = timedelta(seconds=15)


def label_of(job: Job) -> str:
    definition = registry.definition_of(job.kind)
    return str(definition.label) if definition else job.kind


def stop_label_of(job: Job) -> str:
    definition = registry.definition_of(job.kind)
    return str(definition.stop_label) if definition and definition.stop_label else _("Detener")


def note_of(job: Job) -> str:
    definition = registry.definition_of(job.kind)
    return _told(definition.describe, job.note) if definition and job.note else ""


def result_of(job: Job) -> str:
    definition = registry.definition_of(job.kind)
    return _told(definition.describe_result, job.result) if definition and job.result else ""


def _told(describe: registry.Describe | None, facts: Mapping[str, Any]) -> str:
    """Facts written by an older version of a job may lack what its sentence wants today."""
    try:
        return str(describe(facts)) if describe else ""
    except (KeyError, TypeError, ValueError):
        return ""


def error_of(job: Job) -> str:
    """Why it failed and what to do, in the reader's language."""
    if not job.error:
        return ""
    return sentence(job.error_code, job.error_params)


def sentence(code: str, params: Mapping[str, Any]) -> str:
    """A sentence for any error code: our own, then what the rooms offered, then an honest general one."""
    match code:
        case errors.UNEXPECTED:
            return _(
                "Algo falló y no es culpa tuya. Inténtalo otra vez; si se repite, avisa con "
                "esta referencia: %(reference)s."
            ) % {"reference": params.get("reference", "")}
        case errors.WORKER_LOST:
            return _(
                "El proceso que lo hacía se cortó %(attempts)s veces. Inténtalo más tarde o avisa a administración."
            ) % {"attempts": params.get("attempts", "")}
        case errors.UNKNOWN_KIND:
            return _("Esta versión del programa no conoce el trabajo «%(kind)s».") % {"kind": params.get("kind", "")}
        case errors.NOT_OPEN:
            return _("Este trabajo ya terminó; no hay nada que detener.")
        case errors.NOT_FINISHED:
            return _("Solo se reintenta un trabajo que falló o que fue detenido.")
    return registry.sentence_of(code, params) or _("No se pudo completar (%(code)s).") % {"code": code}


def time_left(left: timedelta) -> str:
    """Rounded so that it does not pretend to know more."""
    seconds = left.total_seconds()
    if seconds < 50:
        return _("falta menos de un minuto")
    minutes = round(seconds / 60)
    if minutes < 90:
        return ngettext("falta cerca de %(n)d minuto", "faltan cerca de %(n)d minutos", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    return ngettext("falta cerca de %(n)d hora", "faltan cerca de %(n)d horas", hours) % {"n": hours}


def ended(job: Job) -> str:
    """What a toast says about a job that has just ended."""
    values = {"job": label_of(job), "subject": job.subject_label}
    done = _("«%(job)s» terminó: %(subject)s.") if job.subject_label else _("«%(job)s» terminó.")
    failed = (
        _("«%(job)s» no se pudo completar: %(subject)s.") if job.subject_label else _("«%(job)s» no se pudo completar.")
    )
    stopped = _("«%(job)s» se detuvo: %(subject)s.") if job.subject_label else _("«%(job)s» se detuvo.")
    return {"done": done, "failed": failed}.get(job.state, stopped) % values
