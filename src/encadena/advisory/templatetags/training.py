"""Tones of the states of a course and of a registration; hours of a day."""

from django import template

from encadena.ui import figures

from ..actions.certificate import CORRECTED
from ..choices import RegistrationState, TrainingState
from ..models import Certificate, TrainingDay

register = template.Library()

_TONES = {
    TrainingState.OPEN.value: "good",
    TrainingState.HELD.value: "plain",
    TrainingState.CLOSED.value: "attention",
    TrainingState.CANCELLED.value: "bad",
    RegistrationState.REGISTERED.value: "good",
    RegistrationState.WAITING.value: "attention",
    RegistrationState.NO_SHOW.value: "bad",
}


@register.filter
def training_tone(state: str) -> str:
    return _TONES.get(state, "plain")


@register.filter
def hours(day: TrainingDay) -> str:
    """``09:00–12:00``."""
    return f"{day.starts_at:%H:%M}–{day.ends_at:%H:%M}"


@register.filter
def revoked_why(certificate: Certificate) -> str:
    """The reason as a person wrote it; a correction of the attendance has no words of its own."""
    return "" if certificate.revoked_reason == CORRECTED else certificate.revoked_reason


@register.filter
def shown_mean(value: float | None) -> str:
    return figures.number(value, 1)
