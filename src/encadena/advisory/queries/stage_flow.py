"""Stages of the clients of some centres, and the steps they took since a day."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count

from ..models import Client, StageChange
from ..rules.stage_flow import Bar, bars_of


def flow_of(centre_ids: Collection[int], *, since: date) -> list[Bar]:
    """Two readings of indexes alone."""
    clients = Client.objects.filter(centre__in=centre_ids).order_by().values_list("stage")
    changes = StageChange.objects.filter(centre__in=centre_ids, on__gte=since).exclude(before="").order_by()
    steps = changes.values_list("before", "after").annotate(n=Count("pk"))
    return bars_of(dict(clients.annotate(n=Count("pk"))), {(before, after): n for before, after, n in steps})
