"""What the buyers ask: the matrix of firms and requirements, its forms."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.firms.models import Document
from encadena.firms.queries.document import documents_visible_to
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError

from ...actions import requirement as actions
from ...models import LinkageProject, Requirement, RequirementState
from ...queries.matrix import matrix_of
from ...queries.scope import detailed_firms
from ...wording.errors import sentence_of
from ..access import done, led_project, reader, shared_project, visible_project
from ..forms.requirement import RequirementForm, StateForm
from ..frame import drawn

PAGE = "chains:requirements"


@require_safe
def matrix(request: HttpRequest, pk: int) -> HttpResponse:
    project = visible_project(request, pk)
    retired = project.requirements.filter(retired_on__isnull=False)
    return drawn(request, project, "requirements", matrix=matrix_of(request.user, project), retired=retired)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, led_project(request, pk), None)


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    project = led_project(request, pk)
    return _edited(request, project, get_object_or_404(project.requirements, pk=row))


@require_POST
def retire(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    requirement, who = _requirement(led_project(request, pk), row), reader(request)
    undo = reverse("chains:requirement_restore", args=[pk, row])
    text = _("Retiraste el requisito. Lo que se dijo de él se conserva.")
    return done(request, PAGE, pk, lambda: actions.retire_requirement(requirement, actor=who), text, undo)


@require_POST
def restore(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    requirement, who = _requirement(led_project(request, pk), row), reader(request)
    text = _("El requisito está de nuevo en la lista.")
    return done(request, PAGE, pk, lambda: actions.restore_requirement(requirement, actor=who), text)


def state(request: HttpRequest, pk: int, row: int, firm: int) -> HttpResponse:
    """Where a firm stands on one requirement, and how that came about."""
    project = shared_project(request, pk)
    requirement = _requirement(project, row)
    about = get_object_or_404(detailed_firms(request.user, project), pk=firm)
    said = RequirementState.objects.filter(requirement=requirement, firm=about).first()
    form = StateForm(request.POST or None, initial=StateForm.initial_of(said))
    paper = _paper(request) if request.method == "POST" else (said.evidence if said else None)
    if form.is_valid():
        try:
            actions.set_state(requirement, firm=about, evidence=paper, actor=reader(request), **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste el estado de “%(firm)s”.") % {"firm": about})
            return redirect(PAGE, pk)
    context: Mapping[str, Any] = {
        "project": project,
        "requirement": requirement,
        "firm": about,
        "said": said,
        "form": form,
        "paper": paper,
        "picks": firms_visible_to(request.user).filter(pk=about.pk).exists(),
    }
    return render(request, "chains/state_form.html", context)


def _requirement(project: LinkageProject, row: int) -> Requirement:
    return get_object_or_404(project.requirements.select_related("project", "anchor"), pk=row)


def _paper(request: HttpRequest) -> Document | None:
    chosen = request.POST.get("evidence", "")
    number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 else 0
    return documents_visible_to(request.user).filter(pk=number).first()


def _edited(request: HttpRequest, project: LinkageProject, requirement: Requirement | None) -> HttpResponse:
    initial = RequirementForm.initial_of(requirement) if requirement else None
    form = RequirementForm(project, request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.save_requirement(project, requirement=requirement, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste el requisito."))
            return redirect(PAGE, project.pk)
    context = {
        "project": project,
        "form": form,
        "heading": _("Editar el requisito") if requirement else _("Nuevo requisito"),
        "back": reverse(PAGE, args=[project.pk]),
    }
    return render(request, "chains/form.html", context)
