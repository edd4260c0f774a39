"""The papers of a firm, as a reader may see them."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.network.models import Post
from encadena.network.queries import scope_of

from ..choices import DocumentKind
from ..models import Document, Firm
from .scope import ATTENDING, firms_visible_to

READERS = frozenset({*ATTENDING, Role.FIRM, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR})
CURRENT = Q(withdrawn_at__isnull=True, replaced_by__isnull=True)
LIMIT = 200


@dataclass
class Paper:
    """The newest edition and those it replaced, newest first."""

    document: Document
    older: list[Document] = field(default_factory=list)


def documents_visible_to(user: User | AnonymousUser) -> QuerySet[Document]:
    """Papers of the firms in reach, for those who attend the firm, the firm itself and the agency.

    Promoters, associations and buyers see none. A working agreement that a centre handed in belongs to that centre: the
    staff of another one does not see it.
    """
    # Asked per paper: a list of all firms in reach would be made first, for every single paper too.
    reached = firms_visible_to(user).filter(pk=OuterRef("firm"))
    return Document.objects.filter(_readable(user), Exists(reached))


def documents_of(user: User | AnonymousUser, firm: Firm) -> QuerySet[Document]:
    """The papers of a firm that the reader has reached already (an archived one too)."""
    return Document.objects.filter(_readable(user), firm=firm)


def papers_of(user: User | AnonymousUser, firm: Firm) -> list[Paper]:
    """The newest 200 editions, in two levels; withdrawn ones last."""
    rows = list(documents_of(user, firm).select_related("uploaded_by")[:LIMIT])
    by_id = {row.pk: row for row in rows}
    replaced = {row.replaces_id for row in rows}
    papers = [Paper(row, _before(row, by_id)) for row in rows if row.pk not in replaced]
    return sorted(papers, key=lambda paper: paper.document.withdrawn_at is not None)


def choosable(user: User | AnonymousUser, firm: Firm) -> QuerySet[Document]:
    """What may be named as evidence today."""
    return documents_of(user, firm).filter(CURRENT)


def _before(row: Document, by_id: dict[int, Document]) -> list[Document]:
    chain: list[Document] = []
    while row.replaces_id and (older := by_id.get(row.replaces_id)):
        chain.append(older)
        row = older
    return chain


def _readable(user: User | AnonymousUser) -> Q:
    scope = scope_of(user)
    if scope.role not in READERS:
        return Q(pk__in=[])
    if scope.role not in ATTENDING:
        return Q()
    posts = Post.objects.filter(user=OuterRef("uploaded_by"))
    here = posts.filter(Q(centre__in=scope.centre_ids) | Q(institution__in=scope.institution_ids))
    of_others = Exists(posts) & ~Exists(here)
    return ~Q(kind=DocumentKind.AGREEMENT) | ~of_others
