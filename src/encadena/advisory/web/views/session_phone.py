"""What the phone asks for: the form without signal, the names it keeps, the door through which its queue comes in."""

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_POST

from encadena.accounts.models import User
from encadena.accounts.rules import require_role
from encadena.kernel.errors import Conflict, DomainError

from ...actions.session import log_session
from ...errors import SESSION_OF_OTHER_USER
from ...models import Session
from ...queries.session_day import minutes_on
from ...queries.session_form import for_the_phone
from ...queries.session_state import reasons_of
from ...wording.errors import sentence_of
from ...wording.session import kept_as_contact
from ..session_access import LOGGING, reader
from ..session_shell import shell_in, worker_in
from ..session_typed import Typed, clients_of
from ..session_words import field_of
from .session_form import adviser_of


@require_GET
@login_not_required
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It reaches the whole site: whoever is lost without signal finds the form."""
    text = worker_in(request.GET.get("idioma", ""))
    return HttpResponse(text, content_type="text/javascript", headers={"Service-Worker-Allowed": "/"})


@require_GET
@login_not_required
@cache_control(no_cache=True)
def shell(request: HttpRequest) -> HttpResponse:
    """The same for everybody: it holds no name and no token."""
    return HttpResponse(shell_in(request.GET.get("idioma", "")).html)


@require_GET
@never_cache
@require_role(*LOGGING)
def data(request: HttpRequest) -> JsonResponse:
    """What the form needs without signal, and a token for what is sent next."""
    return JsonResponse({**for_the_phone(reader(request)), "csrf": get_token(request)})


@require_POST
@never_cache
@require_role(*LOGGING)
def send(request: HttpRequest) -> JsonResponse:
    """One session of the queue. 200: it is in the log, 409: its key holds another, 422: refused, 400: unreadable."""
    user, body = reader(request), _read(request)
    typed = Typed.sent(body)
    if typed.key is None:
        return JsonResponse({"code": "unreadable"}, status=400)
    try:
        if body.get("user") != user.pk:
            raise Conflict(SESSION_OF_OTHER_USER)
        session = log_session(
            clients_of(typed, user),
            data=typed.data,
            actor=user,
            key=typed.key,
            adviser=adviser_of(typed, user),
            offline=body.get("offline") is True,
        )
    except DomainError as error:
        return _refused(error)
    return _kept(session, user)


@require_role(*LOGGING)
def leave(request: HttpRequest) -> HttpResponse:
    """Before signing out with sessions that were not sent."""
    return render(request, "advisory/sessions/leave.html")


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _kept(session: Session, user: User) -> JsonResponse:
    return JsonResponse(
        {
            "id": session.pk,
            "url": reverse("advisory:session", args=[session.pk]),
            "counts": session.counts,
            "note": kept_as_contact([] if session.counts else reasons_of(session)),
            "on": session.on.isoformat(),
            "day": minutes_on(user, session.on),
        }
    )


def _refused(error: DomainError) -> JsonResponse:
    told: dict[str, object] = {"code": error.code, "sentence": sentence_of(error), "field": field_of(error)}
    if session := error.params.get("session_id"):
        told["url"] = reverse("advisory:session", args=[session])
    return JsonResponse(told, status=409 if isinstance(error, Conflict) else 422)
