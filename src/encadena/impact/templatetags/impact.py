"""``{% load impact %}``: addresses of records, tones of states, endings of files, an item of a mapping."""

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..choices import SnapshotState
from ..wording.report.tables import NOTHING, Cell, Line, Table

register = template.Library()
TONES = {SnapshotState.PUBLISHED: "good", SnapshotState.DRAFT: "attention", SnapshotState.WITHDRAWN: "bad"}


@register.simple_tag(takes_context=True)
def records(context: Context, code: str, dimension: str = "", key: str = "", part: str = "") -> str:
    """The page with the records that a figure counted; in a breakdown, those of one row; of a share, one part."""
    asked = {"ambito": context.get("scope", ""), "por": dimension, "fila": key, "parte": part}
    address = _address(context, code)
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{address}?{query}" if query and address else address


@register.simple_tag(takes_context=True)
def cells(context: Context, table: Table, line: Line) -> SafeString:
    """The cells of a row. A thousand of them are a page's largest part: made here, not by a template for each."""
    linked = bool(context.get("linked"))
    row = {"ambito": context.get("scope", ""), "por": table.dimension, "fila": line.key}
    asked = escape(urlencode({name: value for name, value in row.items() if value}))
    made = [
        _cell(cell, _address(context, cell.column.code) if linked and cell.value else "", asked) for cell in line.cells
    ]
    return mark_safe("".join(made))  # noqa: S308  each part of a cell is escaped below


def _cell(cell: Cell, address: str, asked: str) -> str:
    text, label = escape(cell.text), escape(cell.column.label)
    told = f'<a href="{address}?{asked}">{text}</a>' if address else text
    kind = " nothing" if cell.text == NOTHING else " unknown" if cell.value is None else ""
    return f'<td class="text-end{kind}" data-label="{label}">{told}</td>'


def _address(context: Context, code: str) -> str:
    """Looked up once for each figure of a page."""
    found: dict[str, str] = context.render_context.setdefault("impact_records", cast(Any, {}))  # type: ignore[assignment]
    if code not in found:
        found[code] = _of_records(context["year"], code)
    return found[code]


def _of_records(year: int, code: str) -> str:
    try:
        return reverse("impact:records", args=[year, code])
    except NoReverseMatch:
        return ""


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
