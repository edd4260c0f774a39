"""What a badge carries."""

from django import template

from ..models import Participant
from ..rules.tokens import BADGE, token_of

register = template.Library()


@register.simple_tag
def badge_token(person: Participant) -> str:
    return token_of(BADGE, person.pk)
