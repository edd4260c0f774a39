"""Who advises a client; the firm's open assignment goes along, and the spells keep who it was before."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record, record_many
from encadena.audit.models import Entry
from encadena.firms.actions.assignment import reassign, reassign_many
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish
from encadena.network.models import Centre

from ..errors import CASELOAD_GONE, SAME_ADVISER
from ..events import ClientsChanged
from ..models import Client, ClientSpell
from .client import attend

MOVED = "caseload.moved"
AT_ONCE = 500


def assign_adviser(client: Client, *, adviser: User | None, actor: User | None) -> Client:
    """``adviser`` of the same centre takes over; ``None`` leaves the client with the centre alone.

    Raises ``adviser_not_of_centre``.
    """
    with transaction.atomic():
        rows = Client.objects.select_for_update(of=("self",)).select_related("firm", "centre", "adviser")
        current = rows.get(pk=client.pk)
        if current.adviser == adviser:
            return current
        reassign(attend(current.firm, centre=current.centre, actor=actor), adviser=adviser, actor=actor)
        hand_over([current], adviser=adviser, actor=actor)
        publish(ClientsChanged((current.pk,)))
    return current


def move_caseload(centre: Centre, *, before: User, adviser: User, actor: User | None) -> Entry:
    """Every client that ``before`` has in ``centre``, whatever its stage, goes to ``adviser``.

    A dozen statements per 500 clients. Returns the row of the log that ``undo_caseload`` takes. Raises
    ``same_adviser`` and ``adviser_not_of_centre``.
    """
    if before == adviser:
        raise DomainError(SAME_ADVISER, adviser=str(adviser))
    with transaction.atomic():
        ids = list(Client.objects.filter(centre=centre, adviser=before).order_by("pk").values_list("pk", flat=True))
        _move(ids, centre, before, adviser, actor)
        context = {"clients": ids, "before": before.pk, "after": adviser.pk}
        changes = {"adviser": [str(before), str(adviser)], "clients": [None, len(ids)]}
        return record(MOVED, centre, actor=actor, changes=changes, context=context)


def undo_caseload(entry: Entry, *, actor: User | None) -> int:
    """Those of the moved clients that are still where they were moved go back; returns how many.

    Raises ``caseload_gone`` and ``adviser_not_of_centre``.
    """
    if entry.verb != MOVED:
        raise DomainError(CASELOAD_GONE)
    centre = Centre.objects.get(pk=entry.subject_id)
    people = User.objects.in_bulk([entry.context["before"], entry.context["after"]])
    back, gone = people[entry.context["before"]], people[entry.context["after"]]
    with transaction.atomic():
        moved = _move(entry.context["clients"], centre, gone, back, actor)
        if moved:
            changes = {"adviser": [str(gone), str(back)], "clients": [None, moved]}
            record("caseload.undone", centre, actor=actor, changes=changes)
    return moved


def hand_over(clients: Collection[Client], *, adviser: User | None, actor: User | None) -> None:
    """Write the new adviser into clients (read with their firm and adviser), their spells and the log.

    Five statements for at most 500 clients; assignments are the caller's business.
    """
    today, ids = clock.today(), [client.pk for client in clients]
    open_spells = ClientSpell.objects.filter(client__in=ids, until__isnull=True)
    earlier = set(open_spells.filter(since__lt=today).values_list("client", flat=True))
    open_spells.filter(since__gte=today).update(adviser=adviser)
    open_spells.filter(since__lt=today).update(until=today)
    ClientSpell.objects.bulk_create(_spell(client, adviser, today) for client in clients if client.pk in earlier)
    Client.objects.filter(pk__in=ids).update(adviser=adviser)
    record_many((_told(client, adviser) for client in clients), actor=actor)
    for client in clients:
        client.adviser = adviser


def take_from(centre: Centre, *, before: User, actor: User | None) -> int:
    """Who left the centre has no clients there any more; the centre alone has them. How many there were."""
    with transaction.atomic():
        ids = list(Client.objects.filter(centre=centre, adviser=before).order_by("pk").values_list("pk", flat=True))
        return _move(ids, centre, before, None, actor)


def _move(ids: Collection[int], centre: Centre, before: User, adviser: User | None, actor: User | None) -> int:
    moved, ordered = list[int](), sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        rows = Client.objects.select_for_update(of=("self",)).select_related("firm", "adviser", "centre")
        batch = list(rows.filter(pk__in=ordered[start : start + AT_ONCE], centre=centre, adviser=before))
        reassign_many([client.firm_id for client in batch], centre=centre, adviser=adviser, actor=actor)
        hand_over(batch, adviser=adviser, actor=actor)
        moved += [client.pk for client in batch]
    if moved:
        publish(ClientsChanged(tuple(moved)))
    return len(moved)


def _spell(client: Client, adviser: User | None, since: date) -> ClientSpell:
    return ClientSpell(client=client, centre_id=client.centre_id, adviser=adviser, since=since)


def _told(client: Client, adviser: User | None) -> Entry:
    changes = {"adviser": [str(client.adviser) if client.adviser else None, str(adviser) if adviser else None]}
    return entry_of("client.adviser", client, actor=None, changes=changes)
