"""What the page of one project shows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from encadena.accounts.models import User
from encadena.advisory.models import Session
from encadena.advisory.queries.scope import sessions_visible_to
from encadena.advisory.registry import Link
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.kernel.text import fold

from ..choices import AllianceState, ProjectState
from ..models import Alliance, LinkageProject, ProjectMember
from .scope import Viewer, alliances_visible_to, projects_visible_to

KIND = "chain"
MOST_MEMBERS = 500
MOST_SESSIONS = 100
CANDIDATES = 60


@dataclass(frozen=True)
class Summary:
    """``days`` are from the start to the real end, or up to today while it is not over (``open_ended``)."""

    firms: int
    left: int
    sessions: int
    minutes: int
    alliances: int
    days: int | None
    open_ended: bool


def summary_of(project: LinkageProject) -> Summary:
    """In three queries."""
    members = ProjectMember.objects.filter(project=project).aggregate(
        inside=Count("firm", filter=Q(left_on__isnull=True), distinct=True), ever=Count("firm", distinct=True)
    )
    counted = Session.objects.filter(linked_kind=KIND, linked_id=project.pk, counts=True, withdrawn_at__isnull=True)
    told = counted.aggregate(n=Count("pk"), minutes=Sum("contact_minutes"))
    alliances = Alliance.objects.filter(project=project, state=AllianceState.IN_FORCE).count()
    end = project.ended_on or clock.today()
    return Summary(
        members["inside"], members["ever"] - members["inside"], told["n"], told["minutes"] or 0, alliances,
        (end - project.starts_on).days if end >= project.starts_on else None, project.ended_on is None,
    )  # fmt: skip


@dataclass(frozen=True)
class Linked:
    """Sessions that count, of those the reader sees; ``rows`` are the newest ``MOST_SESSIONS``."""

    rows: list[Session]
    total: int
    minutes: int


def linked_sessions(user: Viewer, project: LinkageProject) -> Linked:
    """In three queries."""
    seen = sessions_visible_to(user).filter(
        linked_kind=KIND, linked_id=project.pk, counts=True, withdrawn_at__isnull=True
    )
    told = Session.objects.filter(pk__in=seen.order_by().values("pk"))
    counted = told.aggregate(n=Count("pk"), minutes=Sum("contact_minutes"))
    rows = seen.select_related("area", "adviser").prefetch_related("attended__firm").order_by("-on", "-pk")
    return Linked(list(rows[:MOST_SESSIONS]), counted["n"], counted["minutes"] or 0)


def members_shown(members: QuerySet[ProjectMember]) -> list[ProjectMember]:
    """Who is in, then who left; at most ``MOST_MEMBERS``."""
    rows = members.select_related("firm__commune").order_by("left_on", "firm__sort_name", "pk")
    return sorted(rows[:MOST_MEMBERS], key=lambda m: (m.left_on is not None, m.firm.sort_name))


def candidates(user: Viewer, project: LinkageProject, text: str) -> list[Firm]:
    """Firms in the reader's reach that are not in today."""
    inside = ProjectMember.objects.filter(project=project, left_on__isnull=True).values("firm")
    firms = firms_visible_to(user).exclude(pk__in=inside).exclude(anchor_buyer__projects=project)
    if text:
        firms = firms.filter(Q(sort_name__contains=fold(text)) | Q(rut__startswith=_compact(text)))
    return list(firms.select_related("commune").order_by("sort_name", "pk")[:CANDIDATES])


def alliances_of(user: Viewer, project: LinkageProject) -> QuerySet[Alliance]:
    related = ("parties__firm", "parties__institution", "parties__anchor")
    return alliances_visible_to(user).filter(project=project).prefetch_related(*related).order_by("-pk")


def memberships_of(user: Viewer, firm: Firm) -> list[ProjectMember]:
    """Projects of a firm that the reader sees, those it is in first."""
    rows = ProjectMember.objects.filter(firm=firm, project__in=projects_visible_to(user).values("pk"))
    shown = rows.select_related("project__centre").order_by("-entered_on", "-pk")[:100]
    return sorted(shown, key=lambda m: m.left_on is not None)


def next_code(year: int) -> str:
    """``ENC-2026-014``: the next free number of the year."""
    start = f"ENC-{year}-"
    taken = LinkageProject.objects.filter(code__startswith=start).values_list("code", flat=True)
    numbers = [int(code[len(start) :]) for code in taken if code[len(start) :].isdigit()]
    return f"{start}{max(numbers, default=0) + 1:03d}"


def session_links(user: User | None, firm_ids: Collection[int]) -> list[Link]:
    """Running projects that hold all of these firms today."""
    wanted, today = set(firm_ids), clock.today()
    held = ProjectMember.objects.filter(_inside(today), firm__in=wanted, project__state=ProjectState.RUNNING)
    if user is not None:
        held = held.filter(project__in=projects_visible_to(user).values("pk"))
    whole = held.values("project").annotate(n=Count("firm", distinct=True)).filter(n=len(wanted)).values("project")
    rows = LinkageProject.objects.filter(pk__in=whole).order_by("name", "pk")[:20]
    return [Link(KIND, row.pk, row.name) for row in rows]


def _inside(day: date) -> Q:
    return Q(entered_on__lte=day) & (Q(left_on__isnull=True) | Q(left_on__gt=day))


def _compact(text: str) -> str:
    return text.replace(".", "").replace("-", "").upper() or "-"
