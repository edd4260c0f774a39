"""What a session says, as the log keeps it; what it said when it was first sent, and at an earlier version."""

from collections.abc import Iterable

from django.db.models import QuerySet

from encadena.accounts.models import User
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.network.models import Centre, Post
from encadena.network.queries import active_on, scope_of

from ..models import Client, Session
from ..rules.session import FIELDS, reasons_against, shown_time, signed_by

LOGGED, CORRECTED, POSTPONED = "session.logged", "session.corrected", "session.step_postponed"


def state_of(session: Session, clients: Iterable[int] | None = None) -> dict[str, object]:
    """Field → value; the area by its code, clients as sorted ids, the linked project as ``kind:pk``."""
    ids = session.attended.values_list("client", flat=True) if clients is None else clients
    values: dict[str, object] = {field: getattr(session, field) for field in FIELDS}
    if session.starts_at:
        values["starts_at"] = shown_time(session.starts_at)
    linked = f"{session.linked_kind}:{session.linked_id}" if session.linked_kind else ""
    joined = ", ".join(map(str, sorted(ids)))
    return {**values, "area": session.area.code, "adviser": session.adviser_id, "clients": joined, "linked": linked}


def state_at(session: Session, version: int) -> dict[str, object]:
    """Fields that were corrected or put off after ``version``, with the value they had then."""
    was: dict[str, object] = {}
    entries = _entries(session).filter(verb__in=[CORRECTED, POSTPONED], context__version__gt=version)
    for entry in entries.order_by("id"):
        for field, (before, _after) in entry.changes.items():
            was.setdefault(field, before)
    return was


def first_state(session: Session) -> dict[str, object]:
    """What was sent when it was logged, whatever was corrected since."""
    return {**state_of(session), **state_at(session, 0)}


def last_correction(session: Session) -> Entry | None:
    return _entries(session).filter(verb=CORRECTED).select_related("actor").order_by("-id").first()


def reasons_of(session: Session) -> list[str]:
    """Why it is kept as a contact, as things stand."""
    values = {field: getattr(session, field) for field in FIELDS}
    clients = [row.client for row in session.attended.select_related("client")]
    return reasons_against(values, signed=not unsigned(clients, session))


def unsigned(clients: Iterable[Client], session: Session) -> list[Client]:
    """Those who had not signed the agreement by the day of the session."""
    return [client for client in clients if not signed_by(client.agreement_signed_on, session.on)]


def works_in(adviser: User, centre: Centre, on: object) -> bool:
    """Today by their posts, or by a post at the centre (or at the one it is a satellite of) on that day."""
    if centre.pk in scope_of(adviser).centre_ids:
        return True
    places = [centre.pk, *([centre.parent_id] if centre.parent_id else [])]
    return Post.objects.filter(active_on(on or clock.today()), user=adviser, centre__in=places).exists()


def _entries(session: Session) -> QuerySet[Entry]:
    return Entry.objects.filter(subject_kind="advisory.session", subject_id=str(session.pk))
