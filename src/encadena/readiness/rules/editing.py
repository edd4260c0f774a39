"""Edits of a draft's content: each takes the JSON and gives a new one; what it means is for the engine to judge."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

Content = dict[str, Any]
NEW = -1


def put_dimension(content: Mapping[str, Any], place: int, values: Mapping[str, Any]) -> Content:
    """Replace what is said of a dimension, or add one at the end; its items stay."""
    changed = _copy(content)
    rows = changed["dimensions"]
    _put(rows, place, {**values, "items": rows[place]["items"] if place != NEW else []})
    return changed


def put_item(content: Mapping[str, Any], dimension: int, place: int, values: Mapping[str, Any]) -> Content:
    """Replace an item, or add one at the end. Conditions and vetoes follow a code that changes."""
    changed = _copy(content)
    rows = changed["dimensions"][dimension]["items"]
    before = rows[place]["code"] if place != NEW else None
    _put(rows, place, dict(values))
    if before and before != values["code"]:
        _rename(changed, before, values["code"])
    return changed


def put_veto(content: Mapping[str, Any], place: int, values: Mapping[str, Any]) -> Content:
    changed = _copy(content)
    _put(changed["vetoes"], place, dict(values))
    return changed


def rows_at(content: Mapping[str, Any], dimension: int | None = None, *, vetoes: bool = False) -> list[Any]:
    """The list that holds dimensions, the items of one, or vetoes."""
    if vetoes:
        return list(content.get("vetoes", []))
    rows = list(content.get("dimensions", []))
    return rows if dimension is None else list(rows[dimension]["items"])


def drop(content: Mapping[str, Any], place: int, dimension: int | None = None, *, vetoes: bool = False) -> Content:
    changed = _copy(content)
    del _list(changed, dimension, vetoes)[place]
    return changed


def move(content: Mapping[str, Any], place: int, by: int, dimension: int | None = None) -> Content:
    """One step up (−1) or down (+1); at the end nothing moves."""
    changed = _copy(content)
    rows = _list(changed, dimension, False)
    target = place + by
    if 0 <= target < len(rows):
        rows[place], rows[target] = rows[target], rows[place]
    return changed


def _list(content: Content, dimension: int | None, vetoes: bool) -> list[Any]:
    found: list[Any] = content["vetoes"] if vetoes else content["dimensions"]
    return found if vetoes or dimension is None else list_of_items(found[dimension])


def list_of_items(dimension: dict[str, Any]) -> list[Any]:
    items: list[Any] = dimension["items"]
    return items


def _put(rows: list[Any], place: int, values: dict[str, Any]) -> None:
    if place == NEW:
        rows.append(values)
    else:
        rows[place] = values


def _rename(content: Content, before: str, after: str) -> None:
    for dimension in content["dimensions"]:
        for item in dimension["items"]:
            for condition in item.get("show_if", []):
                if condition["item"] == before:
                    condition["item"] = after
    for veto in content["vetoes"]:
        if veto["item"] == before:
            veto["item"] = after


def _copy(content: Mapping[str, Any]) -> Content:
    changed = deepcopy(dict(content))
    changed.setdefault("dimensions", [])
    changed.setdefault("vetoes", [])
    return changed
