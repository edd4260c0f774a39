"""What a handover of a centre means for its clients: some are withheld, and people who leave have none any more."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.assignment import end_assignment, reopen_assignment
from encadena.firms.models import Assignment
from encadena.kernel.events import publish
from encadena.network.models import Centre

from ..events import ClientsChanged
from ..models import Client
from .adviser import take_from


def withhold_clients(centre_id: int, client_ids: Collection[int], day: date, *, actor: User | None) -> None:
    """From ``day`` on the centre neither sees these clients nor attends their firms. Again, it changes nothing."""
    with transaction.atomic():
        for client in _clients(centre_id, client_ids).filter(withheld_from=None):
            Client.objects.filter(pk=client.pk).update(withheld_from=day)
            attending = Assignment.objects.filter(firm=client.firm_id, centre=centre_id, until=None).first()
            if attending:
                end_assignment(attending, until=max(day, attending.since), actor=actor)
            record("client.withheld", client, actor=actor, context={"on": str(day)})
        publish(ClientsChanged(tuple(client_ids)))


def release_clients(centre_id: int, client_ids: Collection[int], *, actor: User | None) -> None:
    """They pass on after all: the firms are attended again as they were."""
    with transaction.atomic():
        for client in _clients(centre_id, client_ids).exclude(withheld_from=None):
            ended = Assignment.objects.filter(firm=client.firm_id, centre=centre_id, until=client.withheld_from)
            Client.objects.filter(pk=client.pk).update(withheld_from=None)
            if last := ended.order_by("-since").first():
                reopen_assignment(last, actor=actor)
            record("client.released", client, actor=actor)
        publish(ClientsChanged(tuple(client_ids)))


def leave_clients(centre_id: int, user_ids: Collection[int], *, actor: User | None) -> int:
    """Clients of people who no longer work in the centre stay with the centre alone."""
    centre = Centre.objects.get(pk=centre_id)
    people = User.objects.filter(pk__in=user_ids).order_by("pk")
    return sum(take_from(centre, before=person, actor=actor) for person in people)


def _clients(centre_id: int, client_ids: Collection[int]) -> QuerySet[Client]:
    return Client.objects.filter(pk__in=client_ids, centre=centre_id).select_related("firm").order_by("pk")
