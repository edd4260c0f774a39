"""Two clients of one centre become one: the firm's own client there remains and takes over all of the other's."""

from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.assignment import reassign
from encadena.firms.actions.pointing import point
from encadena.firms.models import Assignment
from encadena.firms.queries.references import references_to
from encadena.firms.rules.firm import difference, plain
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ...events import ClientsChanged
from ...models import Client
from ...queries.client_state import JOINED
from ...registry import client_joiners
from ...rules.joining import FIELDS, joined
from ..tally import recount
from .clashes import join_baselines, join_follow_ups, join_seats, join_spells
from .keeping import Stored, put_away


def join_clients(kept_id: int, gone_id: int, *, actor: User | None) -> list[dict[str, Any]]:
    """For every centre that had both firms as its clients; the firms are merged already.

    Sessions, milestones, plans and the rest of every room go to the client of the kept firm, hours once. Returns what
    ``part_clients`` needs.
    """
    told = []
    with transaction.atomic():
        for gone in list(_locked().filter(firm=gone_id).order_by("pk")):
            if kept := _locked().filter(firm=kept_id, centre=gone.centre_id).first():
                told.append(_join(kept, gone, actor))
    return told


def _join(kept: Client, gone: Client, actor: User | None) -> dict[str, Any]:
    before = {field: getattr(kept, field) for field in FIELDS}
    after = joined(before, {field: getattr(gone, field) for field in FIELDS})
    rooms = {one.key: one.join(kept.pk, gone.pk, actor=actor) for one in client_joiners()}
    after["adviser_id"], reassigned = _advise(kept, after["adviser_id"], actor)
    data = {
        "kept": kept.pk,
        "gone": gone.pk,
        "rooms": rooms,
        "reassigned": reassigned,
        "seats": join_seats(kept.pk, gone.pk, actor=actor),
        "baselines": join_baselines(kept.pk, gone.pk, actor=actor),
        "follow_ups": join_follow_ups(kept.pk, gone.pk, actor=actor),
        "spells": join_spells(kept.pk, gone.pk, after["adviser_id"], actor=actor),
    }
    record("client.joined_away", gone, actor=actor, context={"kept": kept.pk})
    data["rows"], data["twice"] = _move_rows(kept, gone, actor)
    data["row"] = put_away([gone], actor=actor)
    data["before"], data["after"] = ({f: plain(v) for f, v in side.items()} for side in (before, after))
    Client.objects.filter(pk=kept.pk).update(**after, version=F("version") + 1)
    recount([kept.pk], actor=actor)
    record(JOINED, kept, actor=actor, changes=_told(before, after), context={"gone": data["gone"]})
    publish(ClientsChanged((kept.pk,)))
    return data


def _move_rows(kept: Client, gone: Client, actor: User | None) -> tuple[dict[str, list[Any]], Stored]:
    """Of every room. What the kept client has its own of (a place in a cohort, an alert) is put away."""
    moved, twice = {}, list[Any]()
    for reference in references_to(Client):
        ids = point(reference, reference.ids(gone.pk), kept.pk, actor=actor)
        if ids:
            moved[reference.name] = ids
        left = reference.model._base_manager.filter(**{reference.column: gone.pk})
        twice += put_away(left, actor=actor)
    return moved, twice


def _advise(kept: Client, wanted: int | None, actor: User | None) -> tuple[int | None, list[int | None] | None]:
    """Who advises from now on, and [before, after] if the firm's assignment had to change hands.

    Somebody who no longer works in the centre does not take over.
    """
    assignment = Assignment.objects.filter(firm=kept.firm_id, centre=kept.centre_id, until__isnull=True).first()
    if assignment is None or wanted in (None, assignment.adviser_id):
        return wanted, None
    before = assignment.adviser_id
    try:
        with transaction.atomic():
            reassign(assignment, adviser=User.objects.get(pk=wanted), actor=actor)
    except DomainError:
        return before, None
    return wanted, [before, wanted]


def _told(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[object]]:
    """For the log: people by name, papers left out."""
    changes = difference(before, after)
    changes.pop("agreement_id", None)
    if pair := changes.pop("adviser_id", None):
        people = User.objects.in_bulk([pk for pk in pair if pk])
        changes["adviser"] = [str(people[pk]) if pk in people else None for pk in pair]
    return changes


def _locked() -> QuerySet[Client]:
    return Client.objects.select_for_update(of=("self",)).select_related("firm", "centre", "adviser")
