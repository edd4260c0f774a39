"""A transfer that was a mistake is taken back, as long as nothing happened in the new centre."""

from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.audit.models import Entry
from encadena.firms.actions.assignment import end_assignment, reassign, reopen_assignment
from encadena.firms.models import Assignment
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish
from encadena.network.models import Centre

from .. import errors
from ..events import ClientsChanged
from ..models import Client, ClientSpell
from ..queries.transfer import happened_since


def undo_transfer(entry: Entry, *, actor: User | None) -> Client:
    """Client, firm's assignments and spells are as before; ``entry`` is the transfer's row of the log.

    Raises ``transfer_not_undoable`` once anybody did anything with the client since, or its firm came back to the
    former centre in another way.
    """
    with transaction.atomic():
        rows = Client.objects.select_for_update(of=("self",)).select_related("firm", "centre", "adviser")
        client = rows.filter(pk=int(entry.subject_id)).first()
        if client is None or not _is_still_there(client, entry):
            raise DomainError(errors.TRANSFER_NOT_UNDOABLE)
        told, there, held = entry.context["undo"], client.centre, client.adviser
        _give_back(client, told, actor)
        client.centre = Centre.objects.get(pk=told["origin"])
        client.adviser = User.objects.filter(pk=told["adviser"] or 0).first()
        client.save(update_fields=["centre", "adviser"])
        ClientSpell.objects.filter(pk=told["spell"], client=client).delete()
        ClientSpell.objects.filter(pk__in=told["ended"], client=client).update(until=None, reason="")
        changes = {"centre": [str(there), str(client.centre)], "adviser": [_name(held), _name(client.adviser)]}
        record("client.transfer_undone", client, actor=actor, changes=changes)
        publish(ClientsChanged((client.pk,)))
    return client


def _is_still_there(client: Client, entry: Entry) -> bool:
    told = entry.context.get("undo")
    if not told or client.centre_id != told["to"] or happened_since(client, entry):
        return False
    return not Client.objects.filter(firm=client.firm_id, centre=told["origin"]).exists()


def _give_back(client: Client, told: dict[str, Any], actor: User | None) -> None:
    """The assignment that the transfer opened ends, the one that it ended is open again."""
    here = Assignment.objects.filter(firm=client.firm_id, centre=told["to"], until__isnull=True).first()
    if here and told["attended"] is None:
        end_assignment(here, actor=actor)
    elif here and told["attended"]["adviser"] != here.adviser_id:
        reassign(here, adviser=User.objects.filter(pk=told["attended"]["adviser"] or 0).first(), actor=actor)
    ended = Assignment.objects.filter(pk=told["assignment"] or 0, firm=client.firm_id).first()
    open_there = Assignment.objects.filter(firm=client.firm_id, centre=told["origin"], until__isnull=True)
    if ended and ended.until and not open_there.exists():
        reopen_assignment(ended, actor=actor)


def _name(user: User | None) -> str | None:
    return str(user) if user else None
