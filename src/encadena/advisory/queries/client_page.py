"""What the page of a client shows around it."""

from django.db.models import QuerySet

from encadena.firms.choices import DocumentKind
from encadena.firms.models import Document
from encadena.kernel import clock
from encadena.network.models import Centre

from ..models import Client, ClientSpell, Session, StageChange
from ..rules.suggestion import Facts, Suggestion, suggest


def next_promise(client: Client) -> Session | None:
    """The session whose promised step is the earliest still open; whichever centre gave it."""
    open_steps = Session.objects.filter(
        attended__client=client, next_action_on__isnull=False, next_action_done_on=None, withdrawn_at=None
    )
    return open_steps.select_related("adviser").order_by("next_action_on", "id").first()


def suggestion_for(client: Client, promise: Session | None) -> Suggestion:
    facts = Facts(
        stage=client.stage,
        since=client.stage_since,
        has_adviser=client.adviser_id is not None,
        sessions=client.counted_sessions,
        last_session_on=client.last_session_on,
        promised_on=promise.next_action_on if promise else None,
    )
    return suggest(facts, today=clock.today())


def stage_changes(client: Client, limit: int = 100) -> QuerySet[StageChange]:
    return client.stage_changes.select_related("centre", "by").order_by("-on", "-id")[:limit]


def spells(client: Client, limit: int = 100) -> QuerySet[ClientSpell]:
    return client.spells.select_related("centre", "adviser").order_by("-since", "-id")[:limit]


def agreements(client: Client) -> QuerySet[Document]:
    """The firm's agreements in force, the newest first."""
    papers = Document.objects.filter(firm=client.firm_id, kind=DocumentKind.AGREEMENT, withdrawn_at=None)
    return papers.filter(replaced_by=None)[:50]


def open_centres(client: Client) -> QuerySet[Centre]:
    """Where the client could move: open, another than its own, and without a row of the same firm."""
    taken = Client.objects.filter(firm=client.firm_id).values("centre")
    return Centre.objects.exclude(closed_on__lte=clock.today()).exclude(pk__in=taken).order_by("name")
