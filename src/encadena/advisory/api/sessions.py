"""Sessions: list, read, log, correct, withdraw and bring back."""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router
from ninja.responses import Status

from encadena.accounts.models import User
from encadena.kernel.api import Id, Page, cut
from encadena.kernel.errors import DomainError

from .. import errors
from ..actions import session as actions
from ..models import Client, Session
from ..queries.program_list import day_mark, sessions_after
from ..queries.session_form import workable_clients
from ..queries.session_reach import LOGGING, READING, advisers_loggable_by, may_correct, seats_shown, session_in_reach
from ..rules.session_filters import NO, YES, Filters
from .access import asker, unknown
from .session_shapes import CorrectionIn, SessionIn, SessionOut, SessionWalk

router = Router()
NOT_SAID = {"clients", "adviser", "key", "expected_version"}


@router.get("", response=Page[SessionOut], url_name="sessions", summary=_("Sesiones a tu alcance, las últimas primero"))
def sessions(request: HttpRequest, walk: Query[SessionWalk]) -> Page[SessionOut]:
    user = asker(request, READING)
    named = {name: str(getattr(walk, name) or "") for name in ("centre", "adviser", "area", "mode", "since", "until")}
    counts = "" if walk.counts is None else (YES if walk.counts else NO)
    filters = Filters(**named, counts=counts, withdrawn=YES if walk.withdrawn else "")
    rows, following = cut(sessions_after(user, filters, walk.after, walk.limit), walk.limit, day_mark)
    shown = [SessionOut.of(row, row.seats) for row in rows]  # type: ignore[attr-defined]  # prefetched by the query
    return Page[SessionOut](items=shown, next=following)


@router.get("/{int:pk}", response=SessionOut, url_name="session", summary=_("Una sesión"))
def session(request: HttpRequest, pk: Path[Id]) -> SessionOut:
    user = asker(request, READING)
    return _shown(_readable(user, pk), user)


@router.post("", response={201: SessionOut}, url_name="session_log", summary=_("Registrar una sesión"))
def session_log(request: HttpRequest, sent: SessionIn) -> Status[SessionOut]:
    """Without ``key`` the header ``Idempotency-Key`` gives it: one session even after the answer was forgotten."""
    user = asker(request, LOGGING)
    kept = actions.log_session(
        _clients(sent.clients, user),
        data=sent.model_dump(exclude=NOT_SAID),
        actor=user,
        key=sent.key or _key(request, user),
        adviser=_adviser(sent, user),
    )
    return Status(201, _shown(kept, user))


@router.patch("/{int:pk}", response=SessionOut, url_name="session_correct", summary=_("Corregir una sesión"))
def session_correct(request: HttpRequest, pk: Path[Id], sent: CorrectionIn) -> SessionOut:
    """Only the fields that are sent change. 409 says what somebody else changed since ``expected_version``."""
    user = asker(request, LOGGING)
    kept = _correctable(user, pk)
    corrected = actions.correct_session(
        kept,
        clients=_clients(sent.clients, user, kept) if sent.clients else _seated(kept),
        data=_changes(sent),
        expected_version=sent.expected_version,
        actor=user,
    )
    return _shown(corrected, user)


@router.post("/{int:pk}/withdraw", response=SessionOut, url_name="session_withdraw", summary=_("Retirar una sesión"))
def session_withdraw(request: HttpRequest, pk: Path[Id]) -> SessionOut:
    user = asker(request, LOGGING)
    actions.withdraw_session(_correctable(user, pk), actor=user)
    return _shown(_readable(user, pk), user)


@router.post("/{int:pk}/restore", response=SessionOut, url_name="session_restore", summary=_("Recuperar una sesión"))
def session_restore(request: HttpRequest, pk: Path[Id]) -> SessionOut:
    user = asker(request, LOGGING)
    actions.restore_session(_correctable(user, pk), actor=user)
    return _shown(_readable(user, pk), user)


def _readable(user: User, pk: int) -> Session:
    found = session_in_reach(user, pk)
    if found is None:
        raise Http404
    return found


def _correctable(user: User, pk: int) -> Session:
    found = _readable(user, pk)
    if not may_correct(user, found):
        raise PermissionDenied
    return found


def _shown(kept: Session, user: User) -> SessionOut:
    return SessionOut.of(kept, seats_shown(user, kept))


def _changes(sent: CorrectionIn) -> dict[str, Any]:
    """What was sent; a null leaves what cannot be empty as it is."""
    said = sent.model_dump(exclude=NOT_SAID, exclude_unset=True)
    return {name: value for name, value in said.items() if value is not None or name in {"starts_at", "next_action_on"}}


def _clients(ids: Sequence[int], user: User, current: Session | None = None) -> list[Client]:
    """In their order, repeats kept for the rule that refuses them. Raises ``session_client_unknown``."""
    found = workable_clients(user).select_related("firm", "centre").in_bulk(ids)
    if current:
        found |= {client.pk: client for client in _seated(current)}
    if any(pk not in found for pk in ids):
        raise DomainError(errors.SESSION_CLIENT_UNKNOWN)
    return [found[pk] for pk in ids]


def _seated(current: Session) -> list[Client]:
    return list(Client.objects.filter(attended__session=current).select_related("firm", "centre").order_by("attended"))


def _adviser(sent: SessionIn, user: User) -> User:
    if sent.adviser in (None, user.pk):
        return user
    if str(sent.adviser) not in dict(advisers_loggable_by(user)):
        raise unknown("adviser")
    return User.objects.get(pk=sent.adviser)


def _key(request: HttpRequest, user: User) -> UUID | None:
    header = request.headers.get("Idempotency-Key")
    return uuid5(NAMESPACE_URL, f"encadena:{user.pk}:{header}") if header else None
