"""Lists as programs read them: the filters of the pages, walked by key from where the last page ended.

Each gives ``limit`` rows and one more when there is one; what stands in ``after`` and is no mark begins at the start.
"""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from encadena.accounts.models import User

from ..models import Client, Milestone, Session
from ..rules import client_filters, session_filters
from ..rules.session_filters import Mark
from . import milestones
from .client_list import clients_filtered
from .session_list import drawn, sessions_filtered


def name_mark(client: Client) -> str:
    """``415.panaderia la espiga``: the key first, because a name may hold anything."""
    return f"{client.pk}.{client.sort_name}"


def day_mark(row: Session | Milestone) -> Mark:
    return Mark(row.on, row.pk)


def clients_after(
    user: User | AnonymousUser, filters: client_filters.Filters, after: str, limit: int
) -> Sequence[Client]:
    """By name."""
    found = clients_filtered(user, filters)
    number, dot, name = after.partition(".")
    if dot and number.isascii() and number.isdigit() and len(number) < 19:
        found = found.filter(sort_name__gte=name).filter(Q(sort_name__gt=name) | Q(pk__gt=int(number)))
    return list(found.select_related("firm", "centre", "adviser").order_by("sort_name", "pk")[: limit + 1])


def sessions_after(
    user: User | AnonymousUser, filters: session_filters.Filters, after: str, limit: int
) -> Sequence[Session]:
    """Newest first, each with the ``seats`` that the reader may know."""
    found = sessions_filtered(user, filters)
    if mark := Mark.read(after):
        found = found.filter(on__lte=mark.on).filter(Q(on__lt=mark.on) | Q(pk__lt=mark.pk))
    return list(drawn(found, user).order_by("-on", "-pk")[: limit + 1])


def milestones_after(
    user: User | AnonymousUser, filters: milestones.Filters, after: str, limit: int
) -> Sequence[Milestone]:
    """Newest first, as they stand now."""
    found = filters.narrow(milestones.milestones_visible_to(user))
    if mark := Mark.read(after):
        found = found.filter(on__lte=mark.on).filter(Q(on__lt=mark.on) | Q(pk__lt=mark.pk))
    related = found.select_related("firm", "centre", "client", "reported_by")
    return list(related.order_by("-on", "-pk")[: limit + 1])
