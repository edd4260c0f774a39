"""``{% load missions %}``: how states of applications look."""

from django import template

from ..choices import ApplicationState

register = template.Library()

_TONES = {ApplicationState.CHOSEN: "good", ApplicationState.WAITING: "attention"}


@register.filter
def application_tone(state: str) -> str:
    """``good``, ``attention`` or ``plain``."""
    return _TONES.get(ApplicationState(state), "plain")
