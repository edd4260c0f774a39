"""Indicators of a project, financial and ecological, each with how it was measured."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError

from ...actions import measure as actions
from ...models import IndicatorKind, LinkageProject, Measure
from ...queries.indicators import financial_of, measured_of
from ...queries.scope import sees_whole
from ...queries.trade import Period, years_of_sales
from ...rules.payment import LEGAL_DAYS
from ...wording.errors import sentence_of
from ...wording.measure import why_words
from ..access import done, led_project, reader, visible_project
from ..forms.measure import MeasureForm
from ..frame import drawn

PAGE = "chains:measures"


@require_safe
def measure_list(request: HttpRequest, pk: int) -> HttpResponse:
    project, period = visible_project(request, pk), Period.of(request.GET.get("anio", ""))
    told = measured_of(project)
    return drawn(
        request,
        project,
        "measures",
        financial=financial_of(reader(request), project, period),
        rows=[(one, why_words(one.change.why) if one.change.why else "") for one in told],
        kinds=IndicatorKind.objects.all(),
        period=period,
        years=years_of_sales(),
        legal_days=LEGAL_DAYS,
        whole=sees_whole(request.user, project),
    )


def new(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, led_project(request, pk), None)


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    project = led_project(request, pk)
    return _edited(request, project, _own(project, row))


@require_POST
def withdraw(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    measure, who = _own(led_project(request, pk), row), reader(request)
    undo, text = reverse("chains:measure_restore", args=[pk, row]), _("Retiraste la medición.")
    return done(request, PAGE, pk, lambda: actions.withdraw_measure(measure, actor=who), text, undo)


@require_POST
def restore(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    measure, who = _own(led_project(request, pk), row), reader(request)
    text = _("La medición cuenta de nuevo.")
    return done(request, PAGE, pk, lambda: actions.bring_back_measure(measure, actor=who), text)


def _own(project: LinkageProject, row: int) -> Measure:
    return get_object_or_404(Measure.objects.select_related("project", "kind"), project=project, pk=row)


def _edited(request: HttpRequest, project: LinkageProject, measure: Measure | None) -> HttpResponse:
    form = MeasureForm(request.POST or None, initial=MeasureForm.initial_of(measure) if measure else None)
    if form.is_valid():
        try:
            actions.save_measure(project, measure=measure, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste la medición."))
            return redirect(PAGE, project.pk)
    context = {
        "project": project,
        "form": form,
        "heading": _("Corregir la medición") if measure else _("Nueva medición"),
        "back": reverse(PAGE, args=[project.pk]),
        "remove": reverse("chains:measure_withdraw", args=[project.pk, measure.pk]) if measure else "",
    }
    return render(request, "chains/form.html", context)
