"""Certification projects: list, page, stages, certificate, and the panels on other pages."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.choices import Role
from encadena.advisory.models import Client
from encadena.advisory.queries.by_due import page_by_due
from encadena.advisory.queries.scope import clients_visible_to, may_work_with
from encadena.advisory.rules.due_mark import DueMark
from encadena.firms.queries.document import documents_visible_to
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import certification as actions
from ...choices import CertificationState
from ...errors import STAGE_NEEDS_CERTIFICATE, STAGE_OUT_OF_ORDER
from ...models import CertificationProject
from ...queries import certification as queries
from ...queries.plan import READERS
from ...wording.errors import sentence_of
from ..forms.certification import NewForm, TermsForm
from ..plan_access import readable_client, reader, workable_client

SHOWN = 200


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    if reader(request).role not in READERS:
        raise PermissionDenied
    state, late = request.GET.get("estado", ""), bool(request.GET.get("atrasadas"))
    found = queries.listed(reader(request), state=state, late_on=clock.today() if late else None)
    context = {
        "page": page_by_due(found, "due_on", DueMark.read(request.GET.get("desde_fila", "")), undated=True),
        "states": CertificationState.choices,
        "state": state,
        "late": late,
    }
    return render(request, "readiness/certification/list.html", context)


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    firm = get_object_or_404(firms_visible_to(request.user), pk=pk)
    _may_read(request)
    clients = clients_visible_to(request.user).filter(firm=firm)
    mine = [client for client in clients.select_related("centre") if may_work_with(request.user, client)]
    context = {"rows": queries.of_clients(clients)[:SHOWN], "mine": mine}
    return render(request, "readiness/certification/panel.html", context)


@require_safe
def client_panel(request: HttpRequest, pk: int) -> HttpResponse:
    _may_read(request)
    client = readable_client(request, pk)
    rows = queries.of_clients(Client.objects.filter(pk=client.pk))[:SHOWN]
    mine = [client] if may_work_with(request.user, client) else []
    return render(request, "readiness/certification/panel.html", {"rows": rows, "mine": mine})


def new(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)
    form = NewForm(request.POST or None)
    if form.is_valid():
        try:
            project = actions.open_certification(
                client,
                standard=form.cleaned_data["standard"],
                terms=form.terms,
                planned=form.planned,
                actor=reader(request),
            )
            messages.success(request, _("Abriste el proyecto de certificación."))
            return redirect("readiness:certification", pk=project.pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"firm": client.firm, "form": form, "heading": _("Nueva certificación")}
    return render(request, "readiness/certification/form.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    _may_read(request)
    project = _project(request, pk)
    stages = queries.stages_of(project)
    first = queries.first_undone(stages)
    context = {
        "project": project,
        "stages": stages,
        "next": first,
        "last_done": next((s for s in reversed(stages) if s.done_on), None),
        "may_work": may_work_with(request.user, project.client),
        "today": clock.today(),
    }
    return render(request, "readiness/certification/page.html", context)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    project = _workable(request, pk)
    form = TermsForm(request.POST or None, initial=TermsForm.initial_of(project))
    if form.is_valid():
        try:
            actions.edit_certification(project, terms=form.terms, planned=form.planned, actor=reader(request))
            messages.success(request, _("Guardaste el proyecto."))
            return redirect("readiness:certification", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"firm": project.firm, "project": project, "form": form, "heading": _("Condiciones y fechas")}
    return render(request, "readiness/certification/form.html", context)


@require_POST
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Done on a day, or (``back``) the last one taken back."""
    project, code = _workable(request, pk), request.POST.get("code", "")

    def act() -> str:
        if request.POST.get("back"):
            actions.reopen_stage(project, code=code, actor=reader(request))
            return _("La etapa quedó pendiente otra vez.")
        stages = queries.stages_of(project)
        if code not in {s.code for s in stages}:
            raise DomainError(STAGE_OUT_OF_ORDER, stage=str(queries.first_undone(stages) or "—"))
        actions.finish_stage(project, code=code, on=_day(request), actor=reader(request))
        return _("Etapa hecha.")

    return _try(request, pk, act)


def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Register the certificate, or its renewal: a paper of the firm that says when it ends."""
    project = _workable(request, pk)
    if request.method != "POST":
        return render(request, "readiness/certification/certificate.html", {"project": project})

    def act() -> str:
        chosen = request.POST.get("certificate", "")
        number = int(chosen) if chosen.isascii() and chosen.isdigit() else 0
        paper = documents_visible_to(request.user).filter(pk=number).first()
        if paper is None:
            raise DomainError(STAGE_NEEDS_CERTIFICATE)
        actions.register_certificate(project, certificate=paper, actor=reader(request))
        return _("Registraste el certificado.")

    return _try(request, pk, act)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    project = _workable(request, pk)

    def act() -> str:
        actions.stop_certification(project, reason=request.POST.get("reason", ""), actor=reader(request))
        return _("Detuviste el proyecto. Puedes retomarlo cuando quieras.")

    return _try(request, pk, act)


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    project = _workable(request, pk)

    def act() -> str:
        actions.resume_certification(project, actor=reader(request))
        return _("Retomaste el proyecto.")

    return _try(request, pk, act)


def _may_read(request: HttpRequest) -> None:
    if reader(request).role not in {*READERS, Role.FIRM}:
        raise PermissionDenied


def _project(request: HttpRequest, pk: int) -> CertificationProject:
    rows = queries.certifications_visible_to(request.user).select_related(*queries.RELATED)
    return get_object_or_404(rows, pk=pk)


def _workable(request: HttpRequest, pk: int) -> CertificationProject:
    project = _project(request, pk)
    if not may_work_with(request.user, project.client):
        raise PermissionDenied
    return project


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        return clock.today()


def _try(request: HttpRequest, pk: int, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("readiness:certification", pk=pk)
