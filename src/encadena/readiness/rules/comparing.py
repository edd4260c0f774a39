"""What differs between the contents of two versions, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True)
class Change:
    """``what`` is dimension, item or veto; ``parts`` are the keys that differ, each with both values."""

    what: str
    code: str
    kind: str
    parts: tuple[tuple[str, Any, Any], ...] = ()


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    found = []
    for what, old, new in (
        ("dimension", _dimensions(before), _dimensions(after)),
        ("item", _items(before), _items(after)),
        ("veto", _vetoes(before), _vetoes(after)),
    ):
        found += [Change(what, code, REMOVED) for code in old if code not in new]
        found += [Change(what, code, ADDED) for code in new if code not in old]
        found += [
            Change(what, code, CHANGED, parts)
            for code in new
            if code in old and (parts := _parts(old[code], new[code]))
        ]
    return found


def _parts(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    keys = sorted({*old, *new} - {"code"})
    return tuple((key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def _dimensions(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {d["code"]: {k: v for k, v in d.items() if k != "items"} for d in content.get("dimensions", [])}


def _items(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        item["code"]: {**item, "dimension": d["code"]} for d in content.get("dimensions", []) for item in d["items"]
    }


def _vetoes(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {veto["code"]: dict(veto) for veto in content.get("vetoes", [])}
