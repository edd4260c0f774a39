"""Tones of the states of this room, for the tags that say them."""

from django import template

from ..choices import Outlook, Standing

register = template.Library()

_TONES = {
    Outlook.REACHED: "good",
    Outlook.GOOD: "good",
    Outlook.EDGE: "attention",
    Outlook.SHORT: "bad",
    Outlook.BELOW: "attention",
    Outlook.MISSED: "bad",
}


@register.filter
def outlook_tone(code: str) -> str:
    return _TONES.get(Outlook(code), "plain")


_STANDINGS = {
    Standing.RUNNING: "good",
    Standing.CLOSE: "attention",
    Standing.OVERDUE: "bad",
    Standing.ENDING: "attention",
}


@register.filter
def standing_tone(code: str) -> str:
    return _STANDINGS.get(Standing(code), "plain")
