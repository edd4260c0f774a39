"""Data for machines inside a page."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def structured_data(data: Mapping[str, object]) -> SafeString:
    """A block of JSON-LD: data that never runs, so the site's policy lets it be. ``json_script`` escapes it."""
    plain = str(json_script(data))
    body = plain.removeprefix('<script type="application/json">').removesuffix("</script>")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(body))  # noqa: S308  escaped by json_script
