"""A sentence for every code of the room; a noun with many of them keeps a module of its own and joins it here."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.firms.wording.errors import sentence_of as of_firms
from encadena.kernel.errors import DomainError
from encadena.ui import figures

from .. import errors
from ..choices import Stage
from . import client, cohorts, material, milestones, session, training

SENTENCES: Mapping[str, object] = {
    **training.SENTENCES,
    errors.AREA_CODE_TAKEN: gettext_lazy("Ya hay un área con el código “%(taken)s”. Elige otro código."),
    errors.AREA_RETIRED: gettext_lazy("El área “%(area)s” ya no está vigente. Elige otra."),
    errors.REFERENCE_UNKNOWN: gettext_lazy(
        "El valor de “%(field)s” no está entre los que puedes usar. Revisa el número y a qué centros perteneces."
    ),
    **client.SENTENCES,
    **session.SENTENCES,
    **milestones.SENTENCES,
    **cohorts.SENTENCES,
    **material.SENTENCES,
}


def sentence_of(error: DomainError) -> str:
    """The words for an error of this room or of one below it."""
    if error.code == errors.STEP_NOT_POSSIBLE:
        return client.step_refused(error)
    if error.code not in SENTENCES:
        return of_firms(error)
    shown = {key: _shown(value) for key, value in error.params.items()}
    return _(str(SENTENCES[error.code])) % shown if shown else str(SENTENCES[error.code])


def _shown(value: object) -> object:
    if isinstance(value, Stage):
        return client.state(value)
    if isinstance(value, datetime):
        return figures.moment(value)
    if isinstance(value, date):
        return figures.day(value)
    return figures.duration(value) if isinstance(value, timedelta) else value
