"""Which session a person may read, who of it, and whether they may correct it; the same for pages and programs."""

from django.db.models import Q

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.queries.options import adviser_choices, centre_choices
from encadena.network.queries import scope_of

from ..models import Session, SessionClient
from .scope import clients_visible_to, sessions_visible_to

LOGGING = (Role.ADVISER, Role.HEAD, Role.COORDINATOR)
READING = (*LOGGING, Role.AGENCY, Role.AGENCY_REGION, Role.FIRM)
RELATED = ("area", "adviser", "centre", "logged_by")


def session_in_reach(user: User, pk: int) -> Session | None:
    """One that the reader's centres gave, or that a client of theirs brought along."""
    brought = SessionClient.objects.filter(session=pk, client__in=clients_visible_to(user)).values("session")
    reachable = Q(pk__in=sessions_visible_to(user).filter(pk=pk).values("pk")) | Q(pk__in=brought)
    return Session.objects.filter(reachable, pk=pk).select_related(*RELATED).first()


def may_correct(user: User, session: Session) -> bool:
    """Whoever gave or typed it; the head and the coordinator of its centre."""
    if user.role == Role.ADMINISTRATOR:
        return True
    if user.role not in LOGGING or session.centre_id not in scope_of(user).centre_ids:
        return False
    return user.role != Role.ADVISER or user.pk in {session.adviser_id, session.logged_by_id}


def seats_shown(user: User, session: Session) -> list[SessionClient]:
    """Who took part, as far as the reader may know: all for the centre that gave it, else the clients in reach."""
    seats = session.attended.select_related("firm", "client__firm").order_by("pk")
    if user.role != Role.FIRM and sessions_visible_to(user).filter(pk=session.pk).exists():
        return list(seats)
    return list(seats.filter(client__in=clients_visible_to(user)))


def advisers_loggable_by(user: User) -> list[tuple[str, object]]:
    """Heads and coordinators may log what an adviser of their centres gave; an adviser only their own."""
    if user.role == Role.ADVISER:
        return []
    return adviser_choices([pk for pk, _name in centre_choices(user)])
