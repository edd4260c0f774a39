"""The list of projects: newest first, a page at a time by key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from encadena.kernel.text import fold
from encadena.network.models import Centre

from ..choices import ProjectKind, ProjectState
from ..models import AnchorBuyer, LinkageProject, ProjectMember
from .scope import Viewer, projects_visible_to

PER_PAGE = 50
CHOICES = 300


@dataclass(frozen=True)
class Filters:
    """As they stand in the address; what makes no sense there is left empty. ``before`` is the key of the last row."""

    text: str = ""
    kind: str = ""
    state: str = ""
    centre: int | None = None
    anchor: int | None = None
    before: tuple[date, int] | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        kind, state = query.get("tipo", ""), query.get("estado", "")
        return cls(
            text=" ".join(query.get("q", "").split())[:80],
            kind=kind if kind in ProjectKind.values else "",
            state=state if state in ProjectState.values else "",
            centre=_number(query.get("centro", "")),
            anchor=_number(query.get("comprador", "")),
            before=_key(query.get("antes", "")),
        )

    @property
    def narrows(self) -> bool:
        return bool(self.text or self.kind or self.state or self.centre or self.anchor)


@dataclass(frozen=True)
class ProjectPage:
    rows: list[LinkageProject]
    next_key: str


def page_of_projects(user: Viewer, filters: Filters) -> ProjectPage:
    """Fifty with their buyers and the number of their firms, in two queries."""
    rows = narrowed(projects_visible_to(user), filters)
    if filters.before:
        day, pk = filters.before
        rows = rows.filter(Q(starts_on__lt=day) | Q(starts_on=day, pk__lt=pk))
    found = list(with_counts(rows).order_by("-starts_on", "-pk")[: PER_PAGE + 1])
    last = found[PER_PAGE - 1] if len(found) > PER_PAGE else None
    return ProjectPage(found[:PER_PAGE], f"{last.starts_on.isoformat()}.{last.pk}" if last else "")


def with_counts(rows: QuerySet[LinkageProject]) -> QuerySet[LinkageProject]:
    """Each with ``firms``, how many are in today."""
    inside = ProjectMember.objects.filter(project=OuterRef("pk"), left_on__isnull=True).order_by().values("project")
    counted = Coalesce(Subquery(inside.annotate(n=Count("pk")).values("n")), 0)
    return rows.annotate(firms=counted).select_related("centre").prefetch_related("anchors")


def narrowed(rows: QuerySet[LinkageProject], filters: Filters) -> QuerySet[LinkageProject]:
    if filters.text:
        rows = rows.filter(Q(sort_name__contains=fold(filters.text)) | Q(code__istartswith=filters.text))
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.centre:
        shared = LinkageProject.partners.through.objects.filter(centre=filters.centre).values("linkageproject")
        rows = rows.filter(Q(centre=filters.centre) | Q(pk__in=shared))
    if filters.anchor:
        bought = LinkageProject.anchors.through.objects.filter(anchorbuyer=filters.anchor).values("linkageproject")
        rows = rows.filter(pk__in=bought)
    return rows


def anchor_choices(user: Viewer) -> QuerySet[AnchorBuyer]:
    """Buyers of the projects in reach, for the filter."""
    seen = LinkageProject.anchors.through.objects.filter(linkageproject__in=projects_visible_to(user).values("pk"))
    return AnchorBuyer.objects.filter(pk__in=seen.values("anchorbuyer")).order_by("sort_name")[:CHOICES]


def centre_choices(user: Viewer) -> QuerySet[Centre]:
    return Centre.objects.filter(pk__in=projects_visible_to(user).values("centre")).order_by("name")[:CHOICES]


def anchors_found(text: str, limit: int = 20) -> list[AnchorBuyer]:
    """By name, of the whole register of buyers: who buys is no secret between centres."""
    return list(AnchorBuyer.objects.filter(sort_name__contains=fold(text)).order_by("sort_name", "pk")[:limit])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _key(text: str) -> tuple[date, int] | None:
    day, _, pk = text.partition(".")
    number = _number(pk)
    try:
        return (date.fromisoformat(day), number) if number else None
    except ValueError:
        return None
