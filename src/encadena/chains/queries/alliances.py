"""Alliances that the reader reaches, of projects and of centres, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from encadena.accounts.choices import Role
from encadena.advisory.queries.scope import CENTRE_STAFF
from encadena.network.models import Centre
from encadena.network.queries import scope_of

from ..choices import AllianceKind, AllianceState
from ..models import Alliance
from .scope import Viewer, alliances_visible_to

PER_PAGE = 50
CHOICES = 300


@dataclass(frozen=True)
class AllianceFilters:
    """As they stand in the address; ``alone``: outside any project; ``before``: the key of the last row."""

    kind: str = ""
    state: str = ""
    centre: int | None = None
    alone: bool = False
    before: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "AllianceFilters":
        kind, state = query.get("tipo", ""), query.get("estado", "")
        return cls(
            kind=kind if kind in AllianceKind.values else "",
            state=state if state in AllianceState.values else "",
            centre=_number(query.get("centro", "")),
            alone=query.get("solas", "") == "1",
            before=_number(query.get("antes", "")),
        )

    @property
    def narrows(self) -> bool:
        return bool(self.kind or self.state or self.centre or self.alone)


@dataclass(frozen=True)
class AlliancePage:
    rows: list[Alliance]
    next_key: str


def page_of_alliances(user: Viewer, filters: AllianceFilters) -> AlliancePage:
    """Fifty with their parties, in five queries."""
    rows = _narrowed(alliances_visible_to(user), filters)
    if filters.before:
        rows = rows.filter(pk__lt=filters.before)
    related = ("parties__firm", "parties__institution", "parties__anchor")
    shown = rows.select_related("centre", "project").prefetch_related(*related).order_by("-pk")
    found = list(shown[: PER_PAGE + 1])
    return AlliancePage(found[:PER_PAGE], str(found[PER_PAGE - 1].pk) if len(found) > PER_PAGE else "")


def may_change(user: Viewer, alliance: Alliance) -> bool:
    """Whose centre registered it."""
    scope = scope_of(user)
    return scope.role == Role.ADMINISTRATOR or (scope.role in CENTRE_STAFF and alliance.centre_id in scope.centre_ids)


def centres_with_alliances(user: Viewer) -> QuerySet[Centre]:
    return Centre.objects.filter(pk__in=alliances_visible_to(user).values("centre")).order_by("name")[:CHOICES]


def _narrowed(rows: QuerySet[Alliance], filters: AllianceFilters) -> QuerySet[Alliance]:
    told = {"kind": filters.kind, "state": filters.state, "centre": filters.centre}
    rows = rows.filter(**{name: value for name, value in told.items() if value})
    return rows.filter(project__isnull=True) if filters.alone else rows


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
