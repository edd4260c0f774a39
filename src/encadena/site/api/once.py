"""``Idempotency-Key``: who does not know whether a POST arrived sends it again, and nothing happens twice."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.responses import Status

from encadena.accounts.actions.answer import answer_once
from encadena.accounts.models import User

from .refusals import Refused

HEADER = "Idempotency-Key"
PATTERN = r"^[A-Za-z0-9._:-]{1,80}$"

View = Callable[..., Any]


def once(view: View) -> View:
    """For every operation: a POST with the header is carried out once (``accounts.actions.answer``).

    Stands behind the check of key, scope and values, so a repetition is answered only to whoever may ask.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  what the operation answers
        key = request.headers.get(HEADER)
        if request.method != "POST" or key is None:
            return view(request, *args, **kwargs)
        if not re.fullmatch(PATTERN, key):
            raise Refused(422, "key_invalid")
        assert isinstance(request.user, User)  # noqa: S101  the bearer came first
        status, body, repeated = answer_once(
            key=key,
            digest=_digest(request),
            act=lambda: _told(view(request, *args, **kwargs)),
            actor=request.user,
        )
        response = HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
        if repeated:
            response.headers["Idempotent-Replay"] = "true"
        return response

    return guarded


def _digest(request: HttpRequest) -> str:
    return hashlib.sha256(f"{request.path}\n".encode("utf-8", "replace") + request.body).hexdigest()


def _told(result: object) -> tuple[int, str]:
    """Status and JSON of what an operation answers: a schema, or ``Status(201, schema)``."""
    status, value = (result.status_code, result.value) if isinstance(result, Status) else (200, result)
    assert isinstance(value, Schema)  # noqa: S101  every POST answers with a schema
    return status, value.model_dump_json()
