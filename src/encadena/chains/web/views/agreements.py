"""What the members of a project decided."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from encadena.kernel.errors import DomainError

from ...actions.agreement import save_agreement
from ...models import Agreement, LinkageProject
from ...wording.errors import sentence_of
from ..access import led_project, reader, visible_project
from ..forms.agreement import AgreementForm
from ..frame import drawn

PAGE = "chains:agreements"
MOST = 200


@require_safe
def agreement_list(request: HttpRequest, pk: int) -> HttpResponse:
    project = visible_project(request, pk)
    return drawn(request, project, "agreements", rows=project.agreements.all()[:MOST])


def new(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, led_project(request, pk), None)


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    project = led_project(request, pk)
    return _edited(request, project, get_object_or_404(project.agreements, pk=row))


def _edited(request: HttpRequest, project: LinkageProject, agreement: Agreement | None) -> HttpResponse:
    form = AgreementForm(request.POST or None, initial=AgreementForm.initial_of(agreement) if agreement else None)
    if form.is_valid():
        try:
            save_agreement(project, agreement=agreement, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste el acuerdo."))
            return redirect(PAGE, project.pk)
    context = {
        "project": project,
        "form": form,
        "heading": _("Corregir el acuerdo") if agreement else _("Nuevo acuerdo"),
        "back": reverse(PAGE, args=[project.pk]),
    }
    return render(request, "chains/form.html", context)
