"""Tells the rooms above, and the search index, what an import did: in bulk, after the register holds it all."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel.events import publish

from ...events import FirmsChanged, PeopleChanged
from ...models import Import, ImportChange, Ownership
from .watching import Quiet, Watch

CHUNK = 1000


def announce_import(batch: Import, *, actor: User | None, watch: Watch | None = None) -> int:
    """Publish every firm and person of the journal, those gone by an undo too; may be repeated. Returns how many."""
    watch = watch or Quiet()
    changes = ImportChange.objects.filter(batch=batch).order_by("pk")
    total, last, told = changes.count(), 0, 0
    while part := list(changes.filter(pk__gt=last).values_list("pk", "model", "object_id")[:CHUNK]):
        watch.check()
        _tell(
            [pk for _pk, model, pk in part if model == "firms.firm"],
            [pk for _pk, model, pk in part if model != "firms.firm"],
        )
        last, told = part[-1][0], told + len(part)
        watch.progress(told / total, {"step": "announcing"})
    return told


def _tell(firms: list[int], people: list[int]) -> None:
    """A person who was filled in is told with all the firms that they own."""
    with transaction.atomic():
        owned = Ownership.objects.filter(person__in=people).values_list("firm", flat=True) if people else []
        publish(FirmsChanged(tuple({*firms, *owned})))
        publish(PeopleChanged(tuple(people)))
