"""``{% load impact %}``: addresses of records, tones of states, endings of files, an item of a mapping."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ..choices import SnapshotState

register = template.Library()
TONES = {SnapshotState.PUBLISHED: "good", SnapshotState.DRAFT: "attention", SnapshotState.WITHDRAWN: "bad"}


@register.simple_tag(takes_context=True)
def records(context: Context, code: str, dimension: str = "", key: str = "", part: str = "") -> str:
    """The page with the records that a figure counted; in a breakdown, those of one row; of a share, one part."""
    asked = {"ambito": context.get("scope", ""), "por": dimension, "fila": key, "parte": part}
    try:
        address = reverse("impact:records", args=[context["year"], code])
    except NoReverseMatch:
        return ""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{address}?{query}" if query else address


@register.filter
def item(mapping: Mapping[str, object], key: str) -> object:
    return mapping.get(key)


@register.filter
def state_tone(state: str) -> str:
    return TONES.get(SnapshotState(state), "plain")


@register.filter
def endings(names: str) -> list[tuple[str, str]]:
    """``"pdf xlsx"`` → each with its word for a button."""
    words = {"pdf": "PDF", "xlsx": _("Planilla"), "html": _("Un solo archivo"), "json": "JSON"}
    return [(name, words[name]) for name in names.split()]
