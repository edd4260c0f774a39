"""Projects, members, sales and alliances as programs read them, walked by key from where the last page ended.

Each gives ``limit`` rows and one more when there is one; what stands in ``after`` and is no mark begins at the start.
"""

from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from ..models import Alliance, ChainSale, LinkageProject, ProjectMember, RequirementState
from .listing import Filters, narrowed, with_counts
from .sales import key_of, seen_in
from .scope import Viewer, alliances_visible_to, detailed_firms, members_named_to, projects_visible_to

M = TypeVar("M", bound=Model)
PARTIES = ("parties__firm", "parties__institution", "parties__anchor")


def projects_after(user: Viewer, filters: Filters, after: str, limit: int) -> list[LinkageProject]:
    """Those that began last first."""
    rows = narrowed(projects_visible_to(user), filters)
    if mark := key_of(after):
        rows = rows.filter(Q(starts_on__lt=mark[0]) | Q(starts_on=mark[0], pk__lt=mark[1]))
    return list(with_counts(rows).order_by("-starts_on", "-pk")[: limit + 1])


def members_after(user: Viewer, project: LinkageProject, after: str, limit: int) -> list[ProjectMember]:
    """Present and past, in the order in which they were brought in."""
    rows = members_named_to(user, project).select_related("firm")
    return list(_onward(rows, after).order_by("pk")[: limit + 1])


def states_after(user: Viewer, project: LinkageProject, after: str, limit: int) -> list[RequirementState]:
    """Of the firms whose details the reader may see."""
    firms = detailed_firms(user, project).values("pk")
    rows = RequirementState.objects.filter(requirement__project=project, firm__in=firms)
    return list(_onward(rows.select_related("firm", "requirement", "evidence"), after).order_by("pk")[: limit + 1])


def sales_after(
    user: Viewer, project: LinkageProject, after: str, limit: int, *, since: date | None, until: date | None
) -> list[ChainSale]:
    """The latest month first; ``since`` and ``until`` are days of months, both included."""
    rows = seen_in(user, project).select_related("firm", "buyer")
    rows = rows.filter(month__gte=since.replace(day=1)) if since else rows
    rows = rows.filter(month__lte=until) if until else rows
    if mark := key_of(after):
        rows = rows.filter(Q(month__lt=mark[0]) | Q(month=mark[0], pk__lt=mark[1]))
    return list(rows.order_by("-month", "-pk")[: limit + 1])


def alliances_after(user: Viewer, after: str, limit: int, *, project: int | None, state: str) -> list[Alliance]:
    """The newest first."""
    rows = alliances_visible_to(user)
    rows = rows.filter(project=project) if project else rows
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(pk__lt=int(after)) if _is_key(after) else rows
    return list(rows.select_related("centre", "project").prefetch_related(*PARTIES).order_by("-pk")[: limit + 1])


def _onward(rows: QuerySet[M], after: str) -> QuerySet[M]:
    return rows.filter(pk__gt=int(after)) if _is_key(after) else rows


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
