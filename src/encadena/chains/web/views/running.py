"""What is done with a project from its summary: start, end, kind, stages, buyers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError

from ...actions import anchor as anchors
from ...actions import project as actions
from ...actions import stage as stages
from ...choices import ProjectKind
from ...errors import KIND_SAME
from ..access import day_or_none, day_typed, done, led_project, reader

PAGE = "chains:project"


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    project, who = led_project(request, pk), reader(request)
    return done(request, PAGE, pk, lambda: actions.start_project(project, actor=who), _("El proyecto está en curso."))


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    project, who, on = led_project(request, pk), reader(request), day_typed(request)
    undo = reverse("chains:reopen", args=[pk])
    text = _("El proyecto terminó.")
    return done(request, PAGE, pk, lambda: actions.finish_project(project, on=on, actor=who), text, undo)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    project, who, on = led_project(request, pk), reader(request), day_typed(request)
    reason, undo = request.POST.get("reason", ""), reverse("chains:reopen", args=[pk])
    text = _("Detuviste el proyecto.")
    return done(request, PAGE, pk, lambda: actions.stop_project(project, on=on, reason=reason, actor=who), text, undo)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    project, who = led_project(request, pk), reader(request)
    return done(request, PAGE, pk, lambda: actions.reopen_project(project, actor=who), _("El proyecto está en curso."))


@require_POST
def kind(request: HttpRequest, pk: int) -> HttpResponse:
    project, who, since = led_project(request, pk), reader(request), day_typed(request)
    chosen, reason = request.POST.get("kind", ""), request.POST.get("reason", "")

    def act() -> object:
        if chosen not in ProjectKind.values:
            raise DomainError(KIND_SAME, kind=project.get_kind_display())
        return actions.change_kind(project, kind=chosen, since=since, reason=reason, actor=who)

    return done(request, PAGE, pk, act, _("Cambiaste el tipo del proyecto."))


@require_POST
def stage_new(request: HttpRequest, pk: int) -> HttpResponse:
    project, who = led_project(request, pk), reader(request)
    name, begins, planned = request.POST.get("name", ""), day_or_none(request, "from"), day_or_none(request, "to")

    def act() -> object:
        return stages.add_stage(project, name=name, starts_on=begins, planned_on=planned, actor=who)

    return done(request, PAGE, pk, act, _("Agregaste la etapa."))


@require_POST
def stage_done(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """On the day typed, or (``back``) pending again."""
    project, who = led_project(request, pk), reader(request)
    stage = get_object_or_404(project.stages.select_related("project"), pk=row)
    on = None if request.POST.get("back") else day_typed(request)
    text = _("Etapa hecha.") if on else _("La etapa quedó pendiente otra vez.")
    return done(request, PAGE, pk, lambda: stages.finish_stage(stage, on=on, actor=who), text)


@require_POST
def anchor_add(request: HttpRequest, pk: int) -> HttpResponse:
    """By the RUT of a firm in reach, or by name."""
    project, who, text = led_project(request, pk), reader(request), request.POST.get("name", "").strip()
    compact = text.replace(".", "").replace("-", "").upper()
    firm = firms_visible_to(request.user).filter(rut=compact).first() if compact[:-1].isdigit() else None

    def act() -> None:
        anchors.add_anchor(project, anchor=anchors.name_anchor(name=text, firm=firm, actor=who), actor=who)

    return done(request, PAGE, pk, act, _("Agregaste el comprador."))


@require_POST
def anchor_remove(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    project, who = led_project(request, pk), reader(request)
    anchor = get_object_or_404(project.anchors, pk=row)
    text = _("Quitaste a “%(name)s” del proyecto.") % {"name": anchor}
    return done(request, PAGE, pk, lambda: anchors.remove_anchor(project, anchor=anchor, actor=who), text)
