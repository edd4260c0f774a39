"""Alliances of a project."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from encadena.kernel.errors import Conflict, DomainError

from ...actions.alliance import save_alliance
from ...models import Alliance, LinkageProject
from ...queries.project import alliances_of
from ...wording.errors import sentence_of
from ..access import led_project, reader, visible_project
from ..conflict import Side, sides_of, with_version
from ..forms.alliance import AllianceForm
from ..frame import drawn

PAGE = "chains:alliances"
MOST = 200


@require_safe
def alliance_list(request: HttpRequest, pk: int) -> HttpResponse:
    project = visible_project(request, pk)
    return drawn(request, project, "alliances", rows=alliances_of(reader(request), project)[:MOST])


def new(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, led_project(request, pk), None)


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    project = led_project(request, pk)
    return _edited(request, project, get_object_or_404(alliances_of(reader(request), project), pk=row))


def _edited(request: HttpRequest, project: LinkageProject, alliance: Alliance | None) -> HttpResponse:
    initial = AllianceForm.initial_of(alliance) if alliance else None
    form = AllianceForm(project, alliance, request.POST or None, initial=initial)
    sides: list[Side] = []
    if form.is_valid():
        centre, data = (alliance.centre if alliance else project.centre), form.cleaned_data
        try:
            save_alliance(
                alliance, centre=centre, project=project, data=data, parties=form.parties,
                expected_version=data["version"], actor=reader(request),
            )  # fmt: skip
        except Conflict as conflict:
            sides = sides_of(Alliance, conflict)
            form.add_error(None, sentence_of(conflict))
            form = with_version(form, conflict)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste la alianza."))
            return redirect(PAGE, project.pk)
    context = {
        "project": project,
        "form": form,
        "sides": sides,
        "heading": _("Editar la alianza") if alliance else _("Nueva alianza"),
        "back": reverse(PAGE, args=[project.pk]),
    }
    return render(request, "chains/form.html", context)
