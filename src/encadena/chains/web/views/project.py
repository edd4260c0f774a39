"""A project: its summary, its form, the sessions that were linked to it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from encadena.accounts.choices import Role
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError

from ...actions import project as actions
from ...choices import ProjectKind
from ...models import LinkageProject
from ...queries.indicators import measured_of
from ...queries.project import linked_sessions, summary_of
from ...queries.scope import may_create, sees_whole
from ...wording.errors import sentence_of
from ..access import led_project, reader, visible_project
from ..conflict import Side, sides_of, with_version
from ..forms.project import ProjectForm
from ..frame import drawn


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    project = visible_project(request, pk)
    return drawn(
        request,
        project,
        "project",
        summary=summary_of(project),
        measured=measured_of(project)[:6],
        partners=project.partners.order_by("name"),
        anchors=project.anchors.all(),
        stages=project.stages.all(),
        spells=project.kinds.order_by("-since"),
        kinds=[choice for choice in ProjectKind.choices if choice[0] != project.kind],
        sees_members=reader(request).role != Role.FIRM,
        sees_whole=sees_whole(request.user, project),
        today=clock.today(),
    )


@require_safe
def sessions(request: HttpRequest, pk: int) -> HttpResponse:
    project = visible_project(request, pk)
    return drawn(request, project, "sessions", linked=linked_sessions(reader(request), project))


def new(request: HttpRequest) -> HttpResponse:
    if not may_create(request.user):
        raise PermissionDenied
    return _edited(request, None)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, led_project(request, pk))


def _edited(request: HttpRequest, project: LinkageProject | None) -> HttpResponse:
    initial = ProjectForm.initial_of(project) if project else None
    form = ProjectForm(reader(request), project, request.POST or None, initial=initial)
    sides: list[Side] = []
    if form.is_valid():
        try:
            saved = _saved(request, project, form)
        except Conflict as conflict:
            sides = sides_of(LinkageProject, conflict)
            form.add_error(None, sentence_of(conflict))
            form = with_version(form, conflict)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste “%(name)s”.") % {"name": saved})
            return redirect("chains:project", saved.pk)
    return render(request, "chains/project_form.html", {"project": project, "form": form, "sides": sides})


def _saved(request: HttpRequest, project: LinkageProject | None, form: ProjectForm) -> LinkageProject:
    data, who = dict(form.cleaned_data), reader(request)
    partners, version = list(data.pop("partners")), data.pop("version")
    if project is None:
        return actions.create_project(data=data, partners=partners, actor=who)
    return actions.edit_project(project, data=data, partners=partners, expected_version=version, actor=who)
