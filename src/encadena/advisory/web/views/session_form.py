"""Logging and correcting a session."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from encadena.accounts.models import User
from encadena.accounts.rules import require_role
from encadena.kernel.errors import Conflict, DomainError

from ...actions.session import correct_session, log_session
from ...choices import Mode
from ...errors import SESSION_CONFLICT
from ...models import Area, Client, Session
from ...queries.session_form import (
    SUGGESTED,
    areas_for,
    find_clients,
    minutes_by_day,
    offered_clients,
    told,
    usual_mode,
)
from ...queries.session_reach import advisers_loggable_by
from ...queries.session_state import last_correction, reasons_of
from ...registry import links_for
from ...wording.errors import sentence_of
from ...wording.session import kept_as_contact
from ..session_access import LOGGING, correctable_session, readable_session, reader
from ..session_conflict import rows_of
from ..session_typed import Typed, clients_of
from ..session_words import field_of


@require_role(*LOGGING)
def new(request: HttpRequest) -> HttpResponse:
    """The plain form, for a browser that keeps nothing; where it can, the phone's queue sends what is typed here."""
    user = reader(request)
    typed = Typed.posted(request.POST) if request.method == "POST" else _first(request, user)
    context: dict[str, Any] = {"key": typed.key or uuid4()}
    if request.method == "POST":
        try:
            session = log_session(
                clients_of(typed, user), data=typed.data, actor=user, key=typed.key, adviser=adviser_of(typed, user)
            )
        except DomainError as error:
            context |= {"error": sentence_of(error), "error_field": field_of(error)}
        else:
            return _told(request, session)
    return render(request, "advisory/sessions/new.html", context | _form(user, typed, phone=True))


@require_role(*LOGGING)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """When somebody else corrected it meanwhile, the page shows both values of each field and asks."""
    user, session = reader(request), correctable_session(request, pk)
    typed = Typed.posted(request.POST) if request.method == "POST" else Typed.of(session)
    context: dict[str, Any] = {"session": session, "version": request.POST.get("version") or session.version}
    if request.method == "POST":
        try:
            _correct(request, session, typed, user)
        except DomainError as error:
            context |= _refused(session, error)
        else:
            messages.success(request, _("Guardaste la corrección."))
            return redirect("advisory:session", pk=pk)
    return render(request, "advisory/sessions/correct.html", context | _form(user, typed, session))


@require_role(*LOGGING)
def clients(request: HttpRequest) -> JsonResponse:
    """Clients of the reader's centres whose name or RUT begins like ``q``."""
    found = find_clients(reader(request), request.GET.get("q", "")[:80])
    return JsonResponse({"clients": [told(client) for client in found]})


@require_role(*LOGGING)
def links(request: HttpRequest) -> JsonResponse:
    """The projects that all of these clients share."""
    typed = Typed.posted(request.GET)
    try:
        chosen = clients_of(typed, reader(request))
    except DomainError:
        chosen = []
    offered = links_for(reader(request), [client.firm_id for client in chosen])
    return JsonResponse({"links": [{"value": link.value, "label": link.label} for link in offered]})


def _first(request: HttpRequest, user: User) -> Typed:
    """Blank; with ``?como=`` another like that session, with ``?cliente=`` for that client."""
    like, client = request.GET.get("como", ""), request.GET.get("cliente", "")
    if like.isdigit() and len(like) < 19:
        return Typed.of(readable_session(request, int(like)), again=True)
    return Typed.blank(user, [int(client)] if client.isdigit() and len(client) < 19 else [])


def _correct(request: HttpRequest, session: Session, typed: Typed, user: User) -> Session:
    version = request.POST.get("version", "")
    kept = [name.removeprefix("choose_") for name, side in request.POST.items() if side == "theirs"]
    typed = _with_theirs(typed, Typed.of(session), [name for name in kept if name != "clients"])
    if "clients" in kept:
        typed = Typed(Typed.of(session).clients, typed.values, typed.adviser)
    expected = int(version) if version.isdigit() and len(version) < 10 else session.version
    chosen = clients_of(typed, user, session)
    return correct_session(session, clients=chosen, data=typed.data, expected_version=expected, actor=user)


def _with_theirs(typed: Typed, stored: Typed, names: Sequence[str]) -> Typed:
    """What is sent, with the stored value wherever the other person's was chosen."""
    theirs = {name: stored.values[name] for name in names if name in stored.values}
    return Typed(typed.clients, {**typed.values, **theirs}, typed.adviser)


def _refused(session: Session, error: DomainError) -> dict[str, object]:
    if not (isinstance(error, Conflict) and error.code == SESSION_CONFLICT):
        return {"error": sentence_of(error), "error_field": field_of(error)}
    fields = error.params["fields"]
    conflict = rows_of(fields) if isinstance(fields, Mapping) else []
    return {"conflict": conflict, "version": error.params["version"], "editor": last_correction(session)}


def adviser_of(typed: Typed, user: User) -> User:
    """Heads and coordinators may log what an adviser of their centres gave; an adviser only their own."""
    choices = dict(advisers_loggable_by(user))
    return User.objects.get(pk=typed.adviser) if typed.adviser in choices else user


def _told(request: HttpRequest, session: Session) -> HttpResponse:
    messages.success(request, _("Registraste la sesión."))
    if note := kept_as_contact([] if session.counts else reasons_of(session)):
        messages.warning(request, note)
    return redirect("advisory:session", pk=session.pk)


def _form(user: User, typed: Typed, session: Session | None = None, *, phone: bool = False) -> dict[str, Any]:
    offered = offered_clients(user, typed.clients)
    if session:
        offered = [*dict.fromkeys([*Client.objects.filter(attended__session=session).select_related("firm"), *offered])]
    areas = areas_for(user)
    if session and session.area not in areas:
        areas = [session.area, *areas]
    firms = [client.firm_id for client in offered if client.pk in set(typed.clients)]
    return {
        "typed": typed,
        "values": typed.values,
        "clients": [{**told(client), "picked": client.pk in typed.clients} for client in offered],
        "areas": areas,
        "modes": Mode.choices,
        "links": links_for(user, firms),
        "advisers": advisers_loggable_by(user) if phone else [],
        "data": _page_data(user, offered, areas) if phone else {"clients": [told(client) for client in offered]},
    }


def _page_data(user: User, offered: Sequence[Client], areas: Sequence[Area]) -> dict[str, object]:
    """The same that ``for_the_phone`` gives, from what the page has read already."""
    return {
        "user": user.pk,
        "clients": [told(client) for client in offered],
        "first": min(SUGGESTED, len(offered)),
        "areas": [{"code": area.code, "name": str(area)} for area in areas],
        "mode": usual_mode(user),
        "days": minutes_by_day(user),
    }
