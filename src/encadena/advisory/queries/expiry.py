"""Papers of clients that are about to end, for screens and for the mails to their advisers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.choices import DocumentKind
from encadena.firms.models import Document
from encadena.firms.queries.document import CURRENT, documents_visible_to
from encadena.firms.rules.expiry import WARN_DAYS, warning_due
from encadena.kernel import clock

from ..models import Client
from ..models.client import ACTIVE
from .scope import clients_visible_to

SHOWN_AFTER = timedelta(days=30)
WINDOW = timedelta(days=WARN_DAYS[0])
CHUNK = 2000


@dataclass(frozen=True)
class Ending:
    """A paper of an active client whose warning of ``days`` has been reached, and the adviser to be told."""

    document_id: int
    expires_on: date
    days: int
    client_id: int
    email: str
    language: str


def expiring_for(user: User) -> QuerySet[Document]:
    """Papers that end within 90 days or ended in the last 30, soonest first: an adviser's own active clients, the
    clients of the reader's centres otherwise."""
    today = clock.today()
    clients = clients_visible_to(user).filter(stage__in=ACTIVE)
    if user.role == Role.ADVISER:
        clients = clients.filter(adviser=user)
    # Asked per paper: a list of all clients in reach would be made first.
    theirs = Exists(clients.filter(firm=OuterRef("firm")))
    return (
        documents_visible_to(user)
        .filter(CURRENT, theirs, expires_on__range=(today - SHOWN_AFTER, today + WINDOW))
        .select_related("firm")
        .order_by("expires_on", "id")
    )


def endings(today: date) -> Iterator[Ending]:
    """Every warning that is due today, 2,000 papers at a time.

    A working agreement concerns only the client whose agreement it is.
    """
    rows = Document.objects.filter(CURRENT, expires_on__range=(today, today + WINDOW)).order_by("pk")
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        yield from _of_chunk(chunk, today)


def _of_chunk(papers: list[Document], today: date) -> Iterator[Ending]:
    by_firm: dict[int, list[Client]] = {}
    firms = {paper.firm_id for paper in papers}
    clients = Client.objects.filter(firm__in=firms, stage__in=ACTIVE, adviser__is_active=True)
    for client in clients.select_related("adviser").order_by("pk"):
        by_firm.setdefault(client.firm_id, []).append(client)
    for paper in papers:
        days = warning_due(paper.expires_on, today) if paper.expires_on else None
        for client in by_firm.get(paper.firm_id, []):
            if days is not None and _concerns(paper, client) and client.adviser and paper.expires_on:
                yield Ending(paper.pk, paper.expires_on, days, client.pk, client.adviser.email, client.adviser.language)


def _concerns(paper: Document, client: Client) -> bool:
    return paper.kind != DocumentKind.AGREEMENT or client.agreement_id == paper.pk
