"""The three columns of a client that repeat its sessions."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Count, Max, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from encadena.accounts.models import User

from ..models import Client, SessionClient

AT_ONCE = 500


def recount(client_ids: Iterable[int], *, actor: User | None) -> int:
    """Recompute ``last_session_on``, ``counted_sessions`` and ``contact_minutes`` (the client's part) from sessions.

    Only sessions that count and were not withdrawn; whichever centre gave them. One statement per 500 clients;
    returns how many clients were looked at. Call it inside the transaction that changed the sessions.
    """
    looked_at = 0
    with transaction.atomic():
        for ids in _batches(sorted(set(client_ids))):
            looked_at += Client.objects.filter(pk__in=ids).update(
                last_session_on=_of_sessions(Max("on")),
                counted_sessions=Coalesce(_of_sessions(Count("pk")), 0),
                contact_minutes=Coalesce(_of_sessions(Sum("minutes")), 0),
            )
    return looked_at


def _of_sessions(aggregate: Count | Max | Sum) -> Subquery:
    rows = SessionClient.objects.filter(client=OuterRef("pk"), session__counts=True, session__withdrawn_at=None)
    return Subquery(rows.order_by().values("client").annotate(told=aggregate).values("told"))


def _batches(ids: list[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch
