"""Alliances: list and read, of projects and of centres."""

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from encadena.kernel.api import Id, Page, cut

from ..queries.program_list import PARTIES, alliances_after
from ..queries.scope import alliances_visible_to
from .access import asker, found
from .shapes import AllianceOut, AllianceWalk

router = Router()


@router.get("", response=Page[AllianceOut], url_name="chain_alliances", summary=_("Alianzas, las últimas primero"))
def alliances(request: HttpRequest, walk: Query[AllianceWalk]) -> Page[AllianceOut]:
    """Each is one, however many firms are parties to it."""
    user, state = asker(request), walk.state or ""
    rows = alliances_after(user, walk.after, walk.limit, project=walk.project, state=state)
    shown, following = cut(rows, walk.limit, lambda row: row.pk)
    return Page[AllianceOut](items=[AllianceOut.of(row) for row in shown], next=following)


@router.get("/{int:pk}", response=AllianceOut, url_name="chain_alliance", summary=_("Una alianza"))
def alliance(request: HttpRequest, pk: Path[Id]) -> AllianceOut:
    rows = alliances_visible_to(asker(request)).select_related("centre", "project").prefetch_related(*PARTIES)
    return AllianceOut.of(found(rows, pk))
