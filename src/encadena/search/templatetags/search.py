"""``{{ title|highlighted:words }}``: the matched part of a title in ``<mark>``."""

from collections.abc import Collection

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..rules.highlighting import pieces

register = template.Library()


@register.filter
def highlighted(text: str, words: Collection[str]) -> SafeString:
    parts = [format_html("<mark>{}</mark>", p) if marked else p for p, marked in pieces(text, words)]
    return format_html_join("", "{}", ((p,) for p in parts))


@register.simple_tag
def unmarked(title: str, subtitle: str, words: Collection[str]) -> bool:
    """Whether neither line shows why this was found: then something that is not on the screen matched."""
    return not any(marked for text in (title, subtitle) for _, marked in pieces(text, words))
