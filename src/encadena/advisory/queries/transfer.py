"""The log's row of a transfer, who may take it back, and whether anything happened since."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.audit.models import Entry
from encadena.firms.queries.references import Reference, references_to
from encadena.network.queries import scope_of

from ..models import Client

TRANSFERRED = "client.transferred"
KIND = "advisory.client"
# Written by the transfer itself, and mails that go out by themselves.
APART = frozenset({"advisory.clientspell", "advisory.alert"})


def last_transfer(client: Client) -> Entry:
    rows = Entry.objects.filter(verb=TRANSFERRED, subject_kind=KIND, subject_id=str(client.pk))
    return rows.latest("id")


def transfers_away_from(user: User | AnonymousUser) -> QuerySet[Entry]:
    """Of clients that left a centre in the reader's reach; the reader may have lost sight of them."""
    scope, rows = scope_of(user), Entry.objects.filter(verb=TRANSFERRED, subject_kind=KIND)
    if scope.role == Role.ADMINISTRATOR:
        return rows
    return rows.filter(context__undo__origin__in=list(scope.centre_ids))


def marks_of(client: Client) -> dict[str, int]:
    """The last row of every room that hangs from the client."""
    return {reference.name: _last(reference, client) for reference in _references()}


def happened_since(client: Client, entry: Entry) -> bool:
    """Whether anybody did anything with the client after the transfer, in any room, or changed what hangs from it."""
    later = Entry.objects.filter(pk__gt=entry.pk)
    if later.filter(subject_kind=KIND, subject_id=str(client.pk)).exists():
        return True
    marks: dict[str, Any] = entry.context["undo"]["marks"]
    for reference in _references():
        if _last(reference, client) != marks.get(reference.name, 0):
            return True
        keys = [str(pk) for pk in reference.ids(client.pk)]
        if keys and later.filter(subject_kind=reference.model._meta.label_lower, subject_id__in=keys).exists():
            return True
    return False


def _references() -> list[Reference]:
    return references_to(Client, APART)


def _last(reference: Reference, client: Client) -> int:
    rows = reference.model._base_manager.filter(**{reference.column: client.pk})
    return rows.aggregate(last=Max("pk"))["last"] or 0
