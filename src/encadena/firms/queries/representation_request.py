"""Who asked to act for a firm, as those who decide see it, and as the person does."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.queries import active_on, scope_of

from ..choices import RequestState
from ..models import Assignment, RepresentationRequest
from .links import LEADERS
from .scope import firms_visible_to

SHOWN = 100


def requests_visible_to(user: User | AnonymousUser) -> QuerySet[RepresentationRequest]:
    """Heads and coordinators: for firms that one of their centres attends; administrators: all of them, those for
    firms that nobody attends above all.
    """
    role = scope_of(user).role
    rows = RepresentationRequest.objects.select_related("user", "decided_by")
    if role == Role.ADMINISTRATOR:
        return rows
    if role not in LEADERS:
        return rows.none()
    return rows.filter(Exists(firms_visible_to(user).filter(rut=OuterRef("rut"))))


def queue_of(user: User | AnonymousUser) -> list[RepresentationRequest]:
    """The oldest hundred that wait; ``attended`` and ``confirmed`` say whether a centre attends the firm today and
    whether the person's mail is theirs. One query."""
    attending = Assignment.objects.filter(active_on(clock.today()), firm__rut=OuterRef("rut"))
    rows = requests_visible_to(user).filter(state=RequestState.WAITING)
    mail = User.objects.filter(pk=OuterRef("user"), emailaddress__verified=True, emailaddress__primary=True)
    return list(rows.annotate(attended=Exists(attending), confirmed=Exists(mail))[:SHOWN])


def own_requests(user: User | AnonymousUser) -> list[RepresentationRequest]:
    """The person's latest ones."""
    return list(RepresentationRequest.objects.filter(user=user.pk or 0).order_by("-asked_at", "-pk")[:5])
