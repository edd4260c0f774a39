"""Taking a practice over, and what came of it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...actions.adoption import adopt, drop_adoption, tell_result
from ...models import PracticeAdoption
from ...queries.practices import WRITERS, centres_written_for
from ..forms.practice import AdoptionForm, ResultForm
from ..frame import done, form_page, reader
from .practices import PAGE, visible_practice


def new(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_practice(request, pk)
    if reader(request).role not in WRITERS:
        raise PermissionDenied

    def save(form: forms.Form) -> HttpResponse:
        adopt(found, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Registraste la adopción. Vuelve a contar qué resultó."))
        return redirect(PAGE, found.pk)

    form = AdoptionForm(centres_written_for(request.user).exclude(pk=found.centre_id), request.POST or None)
    return form_page(request, form, save, title=_("Adoptar la práctica"), back=reverse(PAGE, args=[found.pk]))


def result(request: HttpRequest, pk: int, adoption: int) -> HttpResponse:
    found = _own(request, pk, adoption)

    def save(form: forms.Form) -> HttpResponse:
        tell_result(found, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Guardaste el resultado."))
        return redirect(PAGE, found.practice_id)

    shown = {name: getattr(found, name) for name in ("result", "measure", "before", "after")}
    initial = {**shown, "measured_on": found.measured_on} if found.measured_on else shown
    form = ResultForm(request.POST or None, initial=initial)
    return form_page(request, form, save, title=_("Qué resultó"), back=reverse(PAGE, args=[found.practice_id]))


@require_POST
def drop(request: HttpRequest, pk: int, adoption: int) -> HttpResponse:
    found = _own(request, pk, adoption)
    to, act = reverse(PAGE, args=[pk]), lambda: drop_adoption(found, actor=reader(request))
    return done(request, to, act, _("Quitaste la adopción."))


def _own(request: HttpRequest, pk: int, adoption: int) -> PracticeAdoption:
    """Of a centre in which the reader works. Raises 403 or 404."""
    practice = visible_practice(request, pk)
    if reader(request).role not in WRITERS:
        raise PermissionDenied
    rows = practice.adoptions.filter(centre__in=centres_written_for(request.user))
    return get_object_or_404(rows.select_related("centre", "practice"), pk=adoption)
