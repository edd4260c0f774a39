"""A questionnaire as JSON and back.

What cannot be read says where; what can be read but is wrong is for ``validation``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .questionnaire import Condition, Dimension, Item, Level, Questionnaire, Scale, Text, Veto

Json = Mapping[str, Any]


class Unreadable(ValueError):  # noqa: N818  says what the content is
    """The content has not the shape of a questionnaire; ``where`` is the way to the place (``dimensions/0/items``)."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def questionnaire_of(content: Json) -> Questionnaire:
    """Raises ``Unreadable``."""
    return Questionnaire(
        dimensions=tuple(_dimension(row, f"dimensions/{n}") for n, row in _rows(content, "dimensions", "")),
        vetoes=tuple(_veto(row, f"vetoes/{n}") for n, row in _rows(content, "vetoes", "")),
    )


def content_of(questionnaire: Questionnaire) -> dict[str, Any]:
    """The same questionnaire as JSON; what is empty is left out."""
    return {
        "dimensions": [
            {
                "code": d.code,
                "name": dict(d.name),
                **_filled(about=dict(d.about)),
                "threshold": d.threshold,
                "items": [_item_content(item) for item in d.items],
            }
            for d in questionnaire.dimensions
        ],
        "vetoes": [
            {"code": v.code, "item": v.item, "at_most": v.at_most, "reason": dict(v.reason), "remedy": dict(v.remedy)}
            for v in questionnaire.vetoes
        ],
    }


def _item_content(item: Item) -> dict[str, Any]:
    return {
        "code": item.code,
        "text": dict(item.text),
        **_filled(
            help=dict(item.help),
            evidence=dict(item.evidence),
            kinds=sorted(item.kinds),
            except_kinds=sorted(item.except_kinds),
            show_if=[{"item": c.item, "values": list(c.values)} for c in item.show_if],
        ),
        **({} if item.may_not_apply else {"may_not_apply": False}),
        "levels": [{"value": level.value, "text": dict(level.text)} for level in item.scale.levels],
    }


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _dimension(row: Json, where: str) -> Dimension:
    return Dimension(
        code=_string(row, "code", where),
        name=_text(row, "name", where),
        about=_text(row, "about", where),
        threshold=float(_number(row, "threshold", where)),
        items=tuple(_item(item, f"{where}/items/{n}") for n, item in _rows(row, "items", where)),
    )


def _item(row: Json, where: str) -> Item:
    levels = [
        Level(_integer(level, "value", f"{where}/levels/{n}"), _text(level, "text", f"{where}/levels/{n}"))
        for n, level in _rows(row, "levels", where)
    ]
    return Item(
        code=_string(row, "code", where),
        text=_text(row, "text", where),
        help=_text(row, "help", where),
        evidence=_text(row, "evidence", where),
        kinds=frozenset(_strings(row, "kinds", where)),
        except_kinds=frozenset(_strings(row, "except_kinds", where)),
        show_if=tuple(_condition(c, f"{where}/show_if/{n}") for n, c in _rows(row, "show_if", where)),
        may_not_apply=row.get("may_not_apply", True) is not False,
        scale=Scale(tuple(levels)),
    )


def _condition(row: Json, where: str) -> Condition:
    values = _list(row, "values", where)
    if not all(type(value) is int for value in values):
        raise Unreadable(f"{where}/values")
    return Condition(_string(row, "item", where), tuple(values))


def _veto(row: Json, where: str) -> Veto:
    return Veto(
        code=_string(row, "code", where),
        item=_string(row, "item", where),
        at_most=_integer(row, "at_most", where),
        reason=_text(row, "reason", where),
        remedy=_text(row, "remedy", where),
    )


def _rows(row: Json, key: str, where: str) -> list[tuple[int, Json]]:
    found = list(enumerate(_list(row, key, where)))
    for n, value in found:
        if not isinstance(value, Mapping):
            raise Unreadable(f"{where}/{key}/{n}".lstrip("/"))
    return found


def _list(row: Json, key: str, where: str) -> Sequence[Any]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise Unreadable(f"{where}/{key}".lstrip("/"))
    return value


def _text(row: Json, key: str, where: str) -> Text:
    value = row.get(key, {})
    if not isinstance(value, Mapping) or not all(isinstance(words, str) for words in value.values()):
        raise Unreadable(f"{where}/{key}")
    return {language: words.strip() for language, words in value.items() if words.strip()}


def _string(row: Json, key: str, where: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise Unreadable(f"{where}/{key}")
    return value


def _strings(row: Json, key: str, where: str) -> list[str]:
    values = _list(row, key, where)
    if not all(isinstance(value, str) for value in values):
        raise Unreadable(f"{where}/{key}")
    return list(values)


def _integer(row: Json, key: str, where: str) -> int:
    value = row.get(key)
    if type(value) is not int:
        raise Unreadable(f"{where}/{key}")
    return value


def _number(row: Json, key: str, where: str) -> float:
    value = row.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Unreadable(f"{where}/{key}")
    return value
