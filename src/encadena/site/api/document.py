"""The OpenAPI document of the API, with what every operation shares."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from .bearer import scope_of
from .door import PREFIX, api
from .once import HEADER, PATTERN

PROBLEM = {
    "type": "object",
    "required": ["code", "message", "params"],
    "properties": {
        "code": {"type": "string"},
        "message": {"type": "string"},
        "params": {"type": "object"},
    },
}


def openapi() -> dict[str, Any]:
    """In the language of the request."""
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    _translate(document["components"])
    document["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for path, method, operation in operations(document):
        _translate(operation.get("parameters", []))
        operation["summary"] = _(operation["summary"])
        operation["x-scope"] = scope_of(method.upper(), resource_of(path))
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        operation["responses"]["default"] = {"description": _("Rechazo"), "content": content}
        if method == "post":
            operation.setdefault("parameters", []).append(_repetition())
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def resource_of(path: str) -> str:
    return path.removeprefix(PREFIX).split("/")[0]


def _translate(part: Any) -> None:  # noqa: ANN401  any piece of JSON
    """The descriptions of fields, wherever they stand in ``part``."""
    pieces = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    if isinstance(part, dict) and isinstance(part.get("description"), str):
        part["description"] = _(part["description"])
    for piece in pieces:
        _translate(piece)


def _repetition() -> dict[str, Any]:
    schema = {"type": "string", "pattern": PATTERN}
    return {"in": "header", "name": HEADER, "required": False, "schema": schema}
