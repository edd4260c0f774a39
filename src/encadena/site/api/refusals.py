"""Every refusal in one shape: ``{code, message, params}``, the message in the language that the program asked for."""

import json
import logging
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from encadena.accounts.wording import has_sentence
from encadena.accounts.wording import sentence as of_accounts
from encadena.chains.wording.errors import sentence_of
from encadena.kernel.errors import Conflict, DomainError

from .fields import fields_of

log = logging.getLogger(__name__)

SENTENCES: Mapping[str, object] = {
    "token_missing": gettext_lazy(
        "Falta una llave que sirva. Mándala en la cabecera Authorization: Bearer; si venció o fue revocada, crea otra."
    ),
    "scope_missing": gettext_lazy("Esta llave no tiene el permiso %(scope)s. Crea una que lo tenga."),
    "not_allowed": gettext_lazy("Tu cuenta no puede hacer esto. Pídelo a quien trabaja con el cliente."),
    "not_found": gettext_lazy("No existe, o no está a tu alcance."),
    "method_not_allowed": gettext_lazy("Esta dirección no se usa así. Métodos posibles: %(allowed)s."),
    "malformed": gettext_lazy("No se pudo leer lo que mandaste. Manda un objeto JSON en UTF-8."),
    "invalid": gettext_lazy("Hay datos que no se pueden usar; “params” dice cuáles y por qué."),
    "key_invalid": gettext_lazy(
        "La cabecera Idempotency-Key lleva de 1 a 80 letras, números, puntos, guiones o dos puntos."
    ),
    "too_many_requests": gettext_lazy("Esta llave hizo demasiadas consultas. Espera %(seconds)s segundos."),
    "failed": gettext_lazy("Algo falló de nuestro lado y no se guardó nada. Inténtalo otra vez."),
}


class Refused(Exception):  # noqa: N818  an answer, not a mistake of the program
    """A refusal of the API itself, with its status."""

    def __init__(self, status: int, code: str, **params: object) -> None:
        super().__init__(code)
        self.status, self.code, self.params = status, code, params


def refusal(status: int, code: str, message: object = None, params: Mapping[str, object] | None = None) -> HttpResponse:
    params = params or {}
    said = message if message is not None else _(str(SENTENCES[code])) % params
    body = {"code": code, "message": str(said), "params": params}
    return HttpResponse(json.dumps(body, default=str), status=status, content_type="application/json; charset=utf-8")


def register(api: NinjaAPI) -> None:
    """How each exception is answered; whatever nobody foresaw is logged and answered without its insides."""
    for kind, answer in _ANSWERS.items():
        api.add_exception_handler(kind, answer)


def _domain(request: HttpRequest, error: DomainError) -> HttpResponse:
    words = of_accounts if has_sentence(error) else sentence_of
    return refusal(409 if isinstance(error, Conflict) else 422, error.code, words(error), error.params)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return refusal(422, "invalid", params={"fields": fields_of(error.errors)})


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    response = refusal(error.status, error.code, params=error.params)
    if "seconds" in error.params:
        response.headers["Retry-After"] = str(error.params["seconds"])
    return response


def _unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    response = refusal(401, "token_missing")
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    log.exception("the API failed on %s %s", request.method, request.path, exc_info=error)
    return refusal(500, "failed")


_ANSWERS: Mapping[Any, Any] = {
    Refused: _refused,
    DomainError: _domain,
    ValidationError: _invalid,
    AuthenticationError: _unknown,
    PermissionDenied: lambda request, error: refusal(403, "not_allowed"),
    Http404: lambda request, error: refusal(404, "not_found"),
    HttpError: lambda request, error: refusal(400, "malformed"),
    Exception: _failed,
}
