"""Which clients and sessions a person may see. A rival operator's centre sees nothing, not even of a shared firm."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.network.queries import Scope, scope_of

from ..models import Client, Session, SessionClient

CENTRE_STAFF = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR})
# Who opens the list and the page of clients, and who opens and moves clients there.
WRITERS = (Role.ADVISER, Role.HEAD, Role.COORDINATOR)
READERS = (*WRITERS, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR)


def clients_visible_to(user: User | AnonymousUser) -> QuerySet[Client]:
    """Centre staff: clients of the centres they reach today; a region's direction: of the centres of its regions; the
    agency and administration: all; a firm: itself. Promoters, associations and buyers see no client.
    """
    scope = scope_of(user)
    return Client.objects.filter(_reach(scope), not_withheld(scope))


def clients_walked_by_name(user: User | AnonymousUser) -> QuerySet[Client]:
    """The same clients as ``clients_visible_to``, asked in the way that is quick for a list that begins at its first
    names: of many centres, every third client is in scope, and sorting them all would cost more than walking the index.
    """
    scope = scope_of(user)
    if scope.role not in CENTRE_STAFF:
        return clients_visible_to(user)
    # The sum keeps SQLite from collecting the centres' clients by their own index and sorting them.
    rows = Client.objects.alias(place=F("centre_id") + 0).filter(place__in=scope.centre_ids)
    return rows.filter(not_withheld(scope))


def sessions_visible_to(user: User | AnonymousUser) -> QuerySet[Session]:
    """Sessions that the centres in the reader's reach gave; a firm sees those it attended.

    What a client brought along from another centre is read through the client (``attended_by``).
    """
    scope = scope_of(user)
    if scope.role == Role.FIRM:
        return Session.objects.filter(attended__firm__in=firms_visible_to(user)).distinct()
    return Session.objects.filter(_reach(scope), of_nobody_withheld(scope))


def attended_by(client: Client) -> QuerySet[SessionClient]:
    """Every session of a client whom the reader may see, those with an earlier centre too."""
    return SessionClient.objects.filter(client=client, session__withdrawn_at__isnull=True)


def of_visible_clients(user: User | AnonymousUser, path: str = "client__") -> Q:
    """A condition for rows that hang from a client (``path`` leads to it): the reader sees the client."""
    scope = scope_of(user)
    return _reach(scope, path) & (not_withheld(scope, path) if path else Q())


def not_withheld(scope: Scope, path: str = "") -> Q:
    """Leaves out clients that did not pass on to the operator of today; nearly no centre has one, and then it costs
    nothing.
    """
    if not (scope.withholding and scope.role in CENTRE_STAFF):
        return Q()
    field = f"{path}withheld_from"
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": clock.today()})


def of_nobody_withheld(scope: Scope) -> Q:
    """The same for sessions: one in which such a client took part is not shown."""
    if not (scope.withholding and scope.role in CENTRE_STAFF):
        return Q()
    withheld = SessionClient.objects.filter(session=OuterRef("pk"), client__withheld_from__lte=clock.today())
    return ~Q(Exists(withheld))


def _reach(scope: Scope, path: str = "") -> Q:
    if scope.everything:
        return Q(pk__isnull=False)  # an empty Q would vanish from an OR, and nothing be left of "everything"
    if scope.role in CENTRE_STAFF:
        return Q(**{f"{path}centre__in": scope.centre_ids})
    if scope.role == Role.AGENCY_REGION:
        return Q(**{f"{path}centre__region__in": scope.region_codes})
    if scope.role == Role.FIRM:
        return Q(**{f"{path}firm__in": firms_visible_to(scope.user)})
    return Q(pk__in=[])


def may_work_with(user: User | AnonymousUser, client: Client) -> bool:
    """Whoever works in the client's centre, or coordinates it, writes; the others read."""
    scope = scope_of(user)
    if scope.withholding and client.withheld_from and client.withheld_from <= clock.today():
        return False
    return scope.role == Role.ADMINISTRATOR or (scope.role in CENTRE_STAFF and client.centre_id in scope.centre_ids)


def clients_to_report(user: User | AnonymousUser, firm: Firm) -> QuerySet[Client]:
    """Clients of the firm for which the reader reports milestones; none for whoever only reads."""
    if scope_of(user).role not in WRITERS:
        return Client.objects.none()
    return clients_visible_to(user).filter(firm=firm).select_related("firm", "centre")
