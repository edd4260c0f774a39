"""Rows of the log as sentences: who, what in words, when, each field before → after in values that people know."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from encadena.ui import figures

from . import registry
from .models import Entry

_FIRST = (".created", ".issued")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Change(TypedDict):
    """``before`` is None when there was nothing before (the record is new), and empty when the value was unknown."""

    label: object
    before: object
    after: object


class Row(TypedDict):
    """What ``ui/components/timeline.html`` draws, and the entry itself."""

    when: object
    who: object
    text: object
    changes: list[Change]
    entry: Entry


def told(entries: Iterable[Entry]) -> list[Row]:
    """One row per entry; the records that foreign keys name are read in one query per model."""
    entries = list(entries)
    names = _names_of_related(entries)
    return [
        {
            "when": entry.at,
            "who": entry.actor or "",
            "text": registry.text_of(entry.verb),
            "changes": [_change(entry, name, value, names) for name, value in entry.changes.items()],
            "entry": entry,
        }
        for entry in entries
    ]


def kind_label(kind: str) -> object:
    """``firms.firm`` → «empresa»."""
    model = _model_of(kind)
    return model._meta.verbose_name if model else kind


Names = Mapping[tuple[type[models.Model], str], str]


def _change(entry: Entry, name: str, value: object, names: Names) -> Change:
    kind = entry.subject_kind
    pair = value if isinstance(value, list) and len(value) == 2 else None
    before, after = pair or (None, value)
    is_first = pair is None or (before is None and entry.verb.endswith(_FIRST))
    return {
        "label": _label(kind, name),
        "before": None if is_first else _shown(kind, name, before, names),
        "after": _shown(kind, name, after, names),
    }


def _label(kind: str, name: str) -> object:
    if (said := registry.name_of(kind, name)) is not None:
        return said
    field = _field_of(kind, name)
    return field.verbose_name if field is not None else name


def _shown(kind: str, name: str, value: object, names: Names) -> object:
    if value is None or value == "":
        return ""
    if words := registry.words_of(kind, name):
        return words(value)
    field = _field_of(kind, name)
    if isinstance(field, models.ForeignKey):
        return names.get((field.related_model, str(value)), value)
    if field is not None:
        return _shown_by_field(field, value)
    return _plain(_moment_in(value))


def _shown_by_field(field: models.Field[Any, Any], value: object) -> object:
    if field.flatchoices:
        return dict(field.flatchoices).get(value, value)
    try:
        value = field.to_python(value)
    except (ValidationError, TypeError, ValueError):  # JSON may hold anything
        return _plain(value)
    return _plain(value, grouped=not isinstance(field, models.PositiveSmallIntegerField))


def _moment_in(value: object) -> object:
    """JSON keeps a moment or a day as text: what a record says of the fields of another one is read by its form."""
    if not isinstance(value, str) or not _DAY.match(value):
        return value
    try:
        return parse_date(value) or parse_datetime(value) or value
    except ValueError:  # the form of a day, but no day
        return value


def _plain(value: object, grouped: bool = True) -> object:
    """Chilean form by type. A small positive integer is a year or a rank, and is written without a thousands point."""
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, datetime):
        return figures.moment(value)
    if isinstance(value, date):
        return figures.day(value)
    if isinstance(value, list):
        return ", ".join(str(_plain(one)) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    return figures.number(value) if grouped and isinstance(value, int | float | Decimal) else value


def _names_of_related(entries: Iterable[Entry]) -> dict[tuple[type[models.Model], str], str]:
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for entry in entries:
        for name, value in entry.changes.items():
            field = _field_of(entry.subject_kind, name)
            if isinstance(field, models.ForeignKey):
                pair = value if isinstance(value, list) else [value]
                wanted[field.related_model].update(one for one in pair if one not in (None, ""))
    return {
        (model, str(pk)): str(record)
        for model, keys in wanted.items()
        for pk, record in model._default_manager.in_bulk(_clean(model, keys)).items()
    }


def _clean(model: type[models.Model], keys: set[Any]) -> list[Any]:
    """Keys that can be keys at all; JSON may hold anything."""
    clean = []
    for key in keys:
        try:
            clean.append(model._meta.pk.to_python(key))
        except (ValidationError, TypeError):
            continue
    return clean


def _model_of(kind: str) -> type[models.Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _field_of(kind: str, name: str) -> models.Field[Any, Any] | None:
    model = _model_of(kind)
    try:
        field = model._meta.get_field(name.removesuffix("_id")) if model else None
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None
