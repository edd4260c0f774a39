"""What was typed of a client, now and before, read back from the audit log; and the last step it took."""

from django.db.models import QuerySet

from encadena.audit.models import Entry

from ..models import Client, StageChange
from ..rules.client import FIELDS

EDITED = "client.updated"
JOINED, PARTED = "client.joined", "client.parted"


def state_of(client: Client) -> dict[str, object]:
    return {field: getattr(client, field) for field in FIELDS}


def state_at(client: Client, version: int) -> dict[str, object]:
    """Fields that were changed after ``version``, with the value they had then."""
    was: dict[str, object] = {}
    for entry in _edits(client).filter(context__version__gt=version).order_by("id"):
        for field, (before, _after) in entry.changes.items():
            was.setdefault(field, before)
    return was


def last_editor(client: Client) -> Entry | None:
    return _edits(client).select_related("actor").order_by("-id").first()


def last_steps(client: Client, count: int = 1) -> list[StageChange]:
    """The latest first."""
    return list(client.stage_changes.order_by("-id")[:count])


def joined_into(client: Client) -> list[int]:
    """Keys of the clients that became this one and still are it; read from the log."""
    told = Entry.objects.filter(subject_kind="advisory.client", subject_id=str(client.pk), verb__in=[JOINED, PARTED])
    found: dict[int, bool] = {}
    for entry in told.order_by("id"):
        found[entry.context["gone"]] = entry.verb == JOINED
    return [pk for pk, joined in found.items() if joined]


def _edits(client: Client) -> QuerySet[Entry]:
    return Entry.objects.filter(subject_kind="advisory.client", subject_id=str(client.pk), verb=EDITED)
