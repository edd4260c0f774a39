"""A sentence for every code of the room; a noun with many of them keeps a module of its own and joins it here."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.advisory.wording.errors import sentence_of as of_advisory
from encadena.kernel.errors import DomainError
from encadena.ui import figures

from .. import errors
from .certification import SENTENCES as OF_CERTIFICATIONS
from .diagnosis import SENTENCES as OF_DIAGNOSES
from .plan import SENTENCES as OF_PLANS
from .plan import state_words
from .questionnaire import SENTENCES as OF_QUESTIONNAIRES

SENTENCES: Mapping[str, object] = {
    **OF_QUESTIONNAIRES,
    **OF_DIAGNOSES,
    **OF_PLANS,
    **OF_CERTIFICATIONS,
    errors.NOTE_TOO_LONG: gettext_lazy("La nota puede tener hasta %(limit)s letras. Acórtala."),
}


def sentence_of(error: DomainError) -> str:
    """The words for an error of this room or of one below it."""
    if error.code not in SENTENCES:
        return of_advisory(error)
    shown = {key: _shown(value) for key, value in error.params.items()}
    return _(str(SENTENCES[error.code])) % shown if shown else str(SENTENCES[error.code])


def _shown(value: object) -> object:
    return figures.day(value) if isinstance(value, date) else state_words(value)
