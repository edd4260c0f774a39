"""What somebody else saved meanwhile, beside what was typed."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

from encadena.kernel.errors import Conflict
from encadena.ui import figures

F = TypeVar("F", bound=forms.Form)


@dataclass(frozen=True)
class Side:
    label: str
    now: str
    typed: str


def sides_of(model: type[Model], conflict: Conflict) -> list[Side]:
    """A line per field that differs; empty is said as such."""
    fields: dict[str, list[Any]] = conflict.params["fields"]  # type: ignore[assignment]
    return [Side(_label(model, name), _shown(now), _shown(typed)) for name, (now, typed) in fields.items()]


def with_version(form: F, conflict: Conflict) -> F:
    """The same form, to be saved over what stands there now."""
    data = cast("QueryDict", form.data).copy()
    data["version"] = str(conflict.params["version"])
    form.data = data
    return form


def _label(model: type[Model], name: str) -> str:
    if name == "parties":
        return _("partes")
    try:
        return str(getattr(model._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name


def _shown(value: object) -> str:
    try:
        return figures.day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value) if value not in (None, "") else _("vacío")
