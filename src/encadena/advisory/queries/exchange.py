"""Reads of spreadsheets of sessions: whose imports they are, and whom their cells mean."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.queries.imports import centres_to_import_into
from encadena.kernel.text import fold
from encadena.network.models import Centre, Post
from encadena.network.queries import scope_of

from ..choices import SheetSubject
from ..models import Area, Client, Milestone, Session, SessionClient, SheetImport
from ..rules.session import CLOCKS, Booked
from .trainings import centres_training_by

IMPORTERS = (Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR)
AT_ONCE = 500
Days = dict[tuple[int, date], list[Booked]]


def sheet_imports_visible_to(user: User | AnonymousUser) -> QuerySet[SheetImport]:
    """Of the centres where the reader works or coordinates; an adviser only their own."""
    imports, scope = SheetImport.objects.select_related("centre", "created_by"), scope_of(user)
    if scope.role == Role.ADMINISTRATOR:
        return imports
    if not scope.works_in_centres:
        return imports.none()
    found = imports.filter(centre__in=scope.centre_ids)
    return found.filter(created_by=scope.user.pk) if scope.role == Role.ADVISER else found


def centres_for(user: User | AnonymousUser, subject: str) -> QuerySet[Centre]:
    """Where the reader may import this: courses are managed by their centre's own staff, not by its operator."""
    centres = centres_to_import_into(user)
    managed = centres_training_by(user).values("pk")
    return centres.filter(pk__in=managed) if subject == SheetSubject.ATTENDANCE else centres


def subjects_for(user: User | AnonymousUser) -> list[SheetSubject]:
    """What the reader may import somewhere."""
    return [subject for subject in SheetSubject if centres_for(user, subject).exists()]


@dataclass(frozen=True)
class Stay:
    """Somebody's post at the centre in the half-open span [since, until)."""

    since: date
    until: date | None

    def covers(self, on: date) -> bool:
        return self.since <= on and (self.until is None or self.until > on)


class ClientBook:
    """The clients of a centre that the cells of a file name."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.clients: dict[int, Client] = {}
        self.by_rut: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = defaultdict(list)

    def read_clients(self, whom: Collection[str]) -> None:
        """Clients of this centre only, so a name that a rival's client has too is nobody's business here."""
        clients = Client.objects.filter(centre=self.centre).select_related("firm")
        for client in clients.iterator(chunk_size=2000):
            firm = client.firm
            if firm.rut in whom or firm.name in whom or firm.trade_name in whom:
                self.clients[client.pk] = client
                if firm.rut:
                    self.by_rut[firm.rut] = client.pk
                for name in {firm.name, firm.trade_name} - {""}:
                    self.by_name[name].append(client.pk)


class Roster(ClientBook):
    """Whom and what the cells of a file of sessions may name: clients, advisers, areas. Reads lazily, in bulk.

    ``logged`` are the sessions of a chunk that are in the log, ``days`` the days that were looked at.
    """

    def __init__(self, centre: Centre) -> None:
        super().__init__(centre)
        self.logged: dict[UUID, Session] = {}
        self.days: Days = {}
        self.advisers: dict[str, User] = {}
        self.here: set[int] = set()
        self.stays: dict[int, list[Stay]] = defaultdict(list)
        self.areas: dict[int, Area] = {}
        self.by_area: dict[str, int] = {}
        for area in Area.objects.order_by("-position"):
            self.areas[area.pk] = area
            self.by_area |= {fold(name): area.pk for name in (area.name_es, area.name_en, area.code)}

    def read_advisers(self, mails: Collection[str]) -> None:
        wanted = sorted(mails)
        for start in range(0, len(wanted), AT_ONCE):
            mail = Q(email__in=wanted[start : start + AT_ONCE])
            self.add_advisers(User.objects.filter(mail, is_active=True).order_by("pk"))

    def add_advisers(self, users: Iterable[User]) -> None:
        """Those who work here today, and when each had a post here (or at the centre that this is a satellite of)."""
        found = list(users)
        self.advisers |= {user.email.casefold(): user for user in found}
        self.here |= {user.pk for user in found if self.centre.pk in scope_of(user).centre_ids}
        places = [self.centre.pk, *([self.centre.parent_id] if self.centre.parent_id else [])]
        for post in Post.objects.filter(user__in=found, centre__in=places):
            self.stays[post.user_id].append(Stay(post.since, post.until))

    def worked_here(self, adviser_id: int, on: date) -> bool:
        return adviser_id in self.here or any(stay.covers(on) for stay in self.stays[adviser_id])


def keys_of_centre(centre: Centre, keys: Collection[UUID], model: type[Session | Milestone] = Session) -> set[UUID]:
    """Of these, the keys of sessions that the centre gave, or of milestones that it reported."""
    wanted, found = list(keys), set()
    for start in range(0, len(wanted), AT_ONCE):
        here = model._default_manager.filter(centre=centre, key__in=wanted[start : start + AT_ONCE])
        found |= set(here.values_list("key", flat=True))
    return found


def sessions_by_key(keys: Collection[UUID]) -> dict[UUID, Session]:
    """With ``client_ids``, sorted. Two queries."""
    found = {session.key: session for session in Session.objects.filter(key__in=keys)}
    seats: dict[int, list[int]] = defaultdict(list)
    rows = SessionClient.objects.filter(session__key__in=keys).order_by("client")
    for session_id, client_id in rows.values_list("session", "client"):
        seats[session_id].append(client_id)
    for session in found.values():
        session.client_ids = seats[session.pk]  # type: ignore[attr-defined]
    return found


def days_of(wanted: Collection[tuple[int, date]]) -> dict[tuple[int, date], list[Booked]]:
    """(adviser, day) → what is in the log for that day. Two queries for a chunk that is sorted by both."""
    days: dict[tuple[int, date], list[Booked]] = {pair: [] for pair in wanted}
    if not wanted:
        return days
    advisers, dates = {adviser for adviser, _on in wanted}, [on for _adviser, on in wanted]
    sessions = Session.objects.filter(
        adviser__in=advisers, on__gte=min(dates), on__lte=max(dates), withdrawn_at=None
    ).order_by("starts_at", "pk")
    timed = sessions.exclude(starts_at=None).prefetch_related("attended__firm")
    rows = [*sessions.filter(starts_at=None), *timed]
    for session in rows:
        if (session.adviser_id, session.on) in days:
            who = ", ".join(str(seat.firm) for seat in session.attended.all()) if session.starts_at else ""
            minutes = sum(getattr(session, clock) for clock in CLOCKS)
            booked = Booked(minutes, session.starts_at, session.contact_minutes, who)
            days[session.adviser_id, session.on].append(booked)
    return days
