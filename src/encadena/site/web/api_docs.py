"""How programs use the API: a page drawn from its own OpenAPI document, without scripts from anywhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ..api.document import openapi, operations, resource_of

RESOURCES: Mapping[str, object] = {
    "clients": gettext_lazy("Clientes"),
    "sessions": gettext_lazy("Sesiones"),
    "milestones": gettext_lazy("Hitos"),
    "diagnoses": gettext_lazy("Diagnósticos"),
    "plans": gettext_lazy("Planes de acción"),
    "chains": gettext_lazy("Encadenamientos"),
}
KINDS: Mapping[str, object] = {
    "integer": gettext_lazy("número entero"),
    "number": gettext_lazy("número"),
    "string": gettext_lazy("texto"),
    "boolean": "true | false",
    "object": gettext_lazy("objeto"),
    "date": gettext_lazy("fecha, como 2026-03-12"),
    "date-time": gettext_lazy("momento, como 2026-03-12T09:30:00Z"),
    "uuid": "UUID",
}


@require_safe
def schema(request: HttpRequest) -> JsonResponse:
    return JsonResponse(openapi())


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    document = openapi()
    groups: dict[str, list[Mapping[str, object]]] = {}
    for path, method, operation in operations(document):
        groups.setdefault(resource_of(path), []).append(_told(document, path, method, operation))
    told = [{"resource": name, "heading": RESOURCES[name], "rows": rows} for name, rows in groups.items()]
    context = {"groups": told, "root": request.build_absolute_uri("/api/v1")}
    return render(request, "site/api_docs.html", context)


def _told(document: Mapping[str, Any], path: str, method: str, operation: Mapping[str, Any]) -> dict[str, object]:
    """What a table row of the page shows of one operation."""
    parameters = [(p["name"], p.get("required", False), p["schema"]) for p in operation.get("parameters", [])]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    return {
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "scope": operation["x-scope"],
        "parameters": [_field(document, *parameter) for parameter in parameters],
        "body": list(_fields(document, body)) if body else [],
    }


def _fields(document: Mapping[str, Any], shape: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    resolved = _resolved(document, shape)
    required = resolved.get("required", [])
    for name, one in resolved.get("properties", {}).items():
        yield _field(document, name, name in required, one)


def _field(document: Mapping[str, Any], name: str, required: bool, shape: Mapping[str, Any]) -> dict[str, object]:
    return {
        "name": name,
        "required": required,
        "kind": _kind(document, shape),
        "text": shape.get("description", ""),
    }


def _kind(document: Mapping[str, Any], shape: Mapping[str, Any]) -> str:
    """``número entero``, ``fecha``, ``one | two``, ``lista de: …``"""
    shape = _resolved(document, shape)
    if "anyOf" in shape:
        return " | ".join(dict.fromkeys(_kind(document, one) for one in shape["anyOf"]))
    if "enum" in shape:
        return " | ".join(str(value) or '""' for value in shape["enum"])
    if shape.get("type") == "array":
        return _("lista de: %(items)s") % {"items": _kind(document, shape["items"])}
    kind, form = str(shape.get("type", "")), str(shape.get("format", ""))
    return str(KINDS.get(form, KINDS.get(kind, kind)))


def _resolved(document: Mapping[str, Any], shape: Mapping[str, Any]) -> Mapping[str, Any]:
    """A reference is looked up; ``allOf`` of one is that one."""
    if "allOf" in shape and len(shape["allOf"]) == 1:
        shape = shape["allOf"][0]
    if "$ref" in shape:
        found: Mapping[str, Any] = document["components"]["schemas"][shape["$ref"].rsplit("/", 1)[1]]
        return found
    return shape
