"""How a view gets at a session: out of scope is not found, and reading is not correcting."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.network.queries import scope_of

from ..models import Session, SessionClient
from ..queries.scope import clients_visible_to, sessions_visible_to

LOGGING = (Role.ADVISER, Role.HEAD, Role.COORDINATOR)
READING = (*LOGGING, Role.AGENCY, Role.AGENCY_REGION, Role.FIRM)
RELATED = ("area", "adviser", "centre", "logged_by")


def reader(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def readable_session(request: HttpRequest, pk: int) -> Session:
    """One that the reader's centres gave, or that a client of theirs brought along. Raises 404."""
    user = reader(request)
    brought = SessionClient.objects.filter(session=pk, client__in=clients_visible_to(user)).values("session")
    reachable = Q(pk__in=sessions_visible_to(user).filter(pk=pk).values("pk")) | Q(pk__in=brought)
    session = Session.objects.filter(reachable, pk=pk).select_related(*RELATED).first()
    if session is None:
        raise Http404
    return session


def may_correct(user: User, session: Session) -> bool:
    """Whoever gave or typed it; the head and the coordinator of its centre."""
    if user.role == Role.ADMINISTRATOR:
        return True
    if user.role not in LOGGING or session.centre_id not in scope_of(user).centre_ids:
        return False
    return user.role != Role.ADVISER or user.pk in {session.adviser_id, session.logged_by_id}


def correctable_session(request: HttpRequest, pk: int) -> Session:
    """Raises 404, or 403 for somebody who may only read it."""
    session = readable_session(request, pk)
    if not may_correct(reader(request), session):
        raise PermissionDenied
    return session


def seats_shown(user: User, session: Session) -> list[SessionClient]:
    """Who took part, as far as the reader may know: all for the centre that gave it, else the clients in reach."""
    seats = session.attended.select_related("firm", "client__firm").order_by("pk")
    if user.role != Role.FIRM and sessions_visible_to(user).filter(pk=session.pk).exists():
        return list(seats)
    return list(seats.filter(client__in=clients_visible_to(user)))
