"""Requests to attend a firm that another centre registered."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.network.queries import scope_of

from ..models import Firm, LinkRequest
from .scope import firms_visible_to

LEADERS = frozenset({Role.HEAD, Role.COORDINATOR})


def pending_for(user: User | AnonymousUser) -> QuerySet[LinkRequest]:
    """Unanswered requests that the reader may answer: those for their centres."""
    scope = scope_of(user)
    pending = LinkRequest.objects.filter(decided_at__isnull=True).select_related("firm", "centre", "asked_by")
    if scope.role == Role.ADMINISTRATOR:
        return pending
    return pending.filter(centre__in=scope.centre_ids) if scope.role in LEADERS else pending.none()


def firm_of_rut(rut: str | None) -> Firm | None:
    """The registered firm of this RUT, whoever attends it; to be shown to nobody before scope is checked."""
    firm = Firm.objects.filter(rut=rut).select_related("merged_into").first() if rut else None
    return firm.merged_into or firm if firm else None


def sees(user: User | AnonymousUser, firm: Firm) -> bool:
    return firms_visible_to(user).filter(pk=firm.pk).exists()
