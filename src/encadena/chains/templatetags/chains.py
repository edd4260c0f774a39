"""``chain_tone`` of a state of the room, ``chain_icon`` of where a firm stands."""

from django import template

from ..wording.states import icon_of, tone_of

register = template.Library()
register.filter("chain_tone", tone_of)
register.filter("chain_icon", icon_of)
