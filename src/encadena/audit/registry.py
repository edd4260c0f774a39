"""The words of the log: every room says in its ``panels`` what its verbs and fields are called.

A verb without words is shown as its code, a field without words by its model's ``verbose_name``: nothing fails.
"""

from collections.abc import Callable, Mapping
from typing import Any

Shown = Callable[[Any], object]

_verbs: dict[str, object] = {}
_fields: dict[str, dict[str, object]] = {}
_values: dict[tuple[str, str], Shown] = {}


def describe(verb: str, text: object) -> None:
    """``describe("firm.updated", _("editó la empresa"))``: what follows the name of who did it."""
    _verbs[verb] = text


def field_names(kind: str, names: Mapping[str, object]) -> None:
    """``field_names("firms.firm", {"owners": _("propiedad")})``, for what the model itself does not name well."""
    _fields.setdefault(kind.lower(), {}).update(names)


def value_shown(kind: str, field: str, shown: Shown) -> None:
    """How to say a stored value in words (a key of another record, a code) where the model's choices do not tell."""
    _values[kind.lower(), field] = shown


def text_of(verb: str) -> object:
    return _verbs.get(verb, verb)


def name_of(kind: str, field: str) -> object | None:
    return _fields.get(kind, {}).get(field)


def words_of(kind: str, field: str) -> Shown | None:
    return _values.get((kind, field))


def verbs() -> dict[str, object]:
    """Every verb with its words, for the filter of the log."""
    return dict(_verbs)
