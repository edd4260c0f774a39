"""Tones of the states of this room, for the tags that say them."""

from django import template

from ..choices import HandoverState, Outlook, PassingOn, Standing

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


_HANDOVERS = {
    HandoverState.OPEN: "attention",
    HandoverState.FROZEN: "good",
    HandoverState.MOVED: "good",
}
_ANSWERS = {
    PassingOn.COVERED: "good",
    PassingOn.GRANTED: "good",
    PassingOn.ASK: "attention",
    PassingOn.REFUSED: "bad",
}


@register.filter
def handover_tone(code: str) -> str:
    return _HANDOVERS.get(HandoverState(code), "plain")


@register.filter
def answer_tone(code: str) -> str:
    return _ANSWERS.get(PassingOn(code), "plain")
