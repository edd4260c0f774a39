"""The firms of a project: who is in, who left, bringing in many at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock

from ...actions import member as actions
from ...models import LinkageProject, ProjectMember
from ...queries.project import CANDIDATES, candidates, members_shown
from ...queries.scope import detailed_firms, members_named_to
from ..access import STAFF, day_typed, done, reader, shared_project, visible_project
from ..frame import drawn

PAGE = "chains:members"


@require_safe
def member_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Names of all; a link only to the firms whose page the reader may open."""
    project = visible_project(request, pk, STAFF)
    members = members_shown(members_named_to(request.user, project))
    ids = [member.firm_id for member in members]
    reach = set(firms_visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))
    rows = [(member, member.firm_id in reach) for member in members]
    inside = sum(member.left_on is None for member in members)
    return drawn(request, project, "members", rows=rows, inside=inside, today=clock.today())


def add(request: HttpRequest, pk: int) -> HttpResponse:
    project, who = shared_project(request, pk), reader(request)
    if request.method == "POST":
        chosen = [int(text) for text in request.POST.getlist("firm") if text.isascii() and text.isdigit()][:CANDIDATES]
        firms = list(firms_visible_to(who).filter(pk__in=chosen))
        text = ngettext("Agregaste %(n)s empresa.", "Agregaste %(n)s empresas.", len(firms)) % {"n": len(firms)}
        on = day_typed(request)
        return done(request, PAGE, pk, lambda: actions.add_members(project, firms=firms, on=on, actor=who), text)
    found = candidates(who, project, request.GET.get("q", "").strip())
    context = {"project": project, "found": found, "most": CANDIDATES, "first_day": _first_day(project)}
    return render(request, "chains/member_add.html", context)


@require_POST
def leave(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    member, who = _own(request, pk, row), reader(request)
    on, reason = day_typed(request), request.POST.get("reason", "")
    text = _("“%(firm)s” salió del proyecto.") % {"firm": member.firm}
    undo = reverse("chains:member_back", args=[pk, row])
    return done(request, PAGE, pk, lambda: actions.leave_project(member, on=on, reason=reason, actor=who), text, undo)


@require_POST
def back(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    member, who = _own(request, pk, row), reader(request)
    text = _("“%(firm)s” está de nuevo en el proyecto.") % {"firm": member.firm}
    return done(request, PAGE, pk, lambda: actions.come_back(member, actor=who), text)


def _own(request: HttpRequest, pk: int, row: int) -> ProjectMember:
    """Of a firm whose details the reader sees. Raises 403 or 404."""
    project = shared_project(request, pk)
    rows = ProjectMember.objects.filter(project=project, firm__in=detailed_firms(request.user, project).values("pk"))
    return get_object_or_404(rows.select_related("firm", "project"), pk=row)


def _first_day(project: LinkageProject) -> object:
    """Firms usually enter today; into a project that begins later, on its first day."""
    return max(clock.today(), project.starts_on)
