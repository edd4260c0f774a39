"""Filters of a certification project: ``cert_state``, ``cert_tone``, ``cert_stage``; of it or a stage:
``cert_late``.
"""

from django import template

from ..wording.certification import is_late, stage_words, state_of, state_tone

register = template.Library()
register.filter("cert_state", state_of)
register.filter("cert_tone", state_tone)
register.filter("cert_stage", stage_words)
register.filter("cert_late", is_late)
