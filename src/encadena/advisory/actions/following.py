"""Clients follow their firms: the name they are sorted by, and the adviser of the open assignment."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery

from encadena.accounts.models import User
from encadena.firms.models import Assignment
from encadena.kernel.events import publish

from ..events import ClientsChanged
from ..models import Client
from .adviser import hand_over

AT_ONCE = 500


def follow_firms(firm_ids: Collection[int], *, actor: User | None) -> int:
    """Write down what changed at the firms; returns how many clients had to follow.

    One reading per 500 firms when nothing differs, which is nearly always. A client whose centre no longer attends the
    firm keeps its adviser: somebody has to close its way.
    """
    ids, followed = sorted(set(firm_ids)), 0
    for start in range(0, len(ids), AT_ONCE):
        with transaction.atomic():
            followed += _follow(ids[start : start + AT_ONCE], actor)
    return followed


def _follow(firm_ids: list[int], actor: User | None) -> int:
    attending = Assignment.objects.filter(firm=OuterRef("firm"), centre=OuterRef("centre"), until__isnull=True)
    clients = Client.objects.filter(firm__in=firm_ids).select_related("firm", "adviser")
    clients = clients.annotate(is_attended=Exists(attending), attending=Subquery(attending.values("adviser")[:1]))
    other_name = ~Q(sort_name=F("firm__sort_name"))
    one_is_empty = Q(adviser__isnull=True, attending__isnull=False) | Q(adviser__isnull=False, attending__isnull=True)
    other_adviser = Q(is_attended=True) & (~Q(adviser=F("attending")) | one_is_empty)
    differing = list(clients.filter(other_name | other_adviser))
    people = User.objects.in_bulk({c.attending for c in differing if c.attending}) if differing else {}
    for client in differing:
        if client.sort_name != client.firm.sort_name:
            Client.objects.filter(pk=client.pk).update(sort_name=client.firm.sort_name)
        if client.is_attended and client.adviser_id != client.attending:
            hand_over([client], adviser=people.get(client.attending), actor=actor)
    if differing:
        publish(ClientsChanged(tuple(client.pk for client in differing)))
    return len(differing)
