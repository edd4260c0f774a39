"""Good practices: the list, one of them, writing, publishing, retiring."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ...actions.practice import edit_practice, publish_practice, retire_practice, write_practice
from ...models import Practice
from ...queries import practices as queries
from ...registry import subjects
from ..forms.practice import PracticeForm, RetireForm
from ..frame import done, form_page, reader

PAGE = "network:practice"


@require_safe
def practice_list(request: HttpRequest) -> HttpResponse:
    if reader(request).role not in queries.READERS:
        raise PermissionDenied
    filters = _filters(request)
    rows = queries.practice_page(request.user, filters)
    names = subjects()
    shown = rows[: queries.PER_PAGE]
    for practice in shown:
        practice.subject_name = names.get(practice.subject, practice.subject)  # type: ignore[attr-defined]
    context = {
        "rows": shown,
        "next_key": shown[-1].pk if len(rows) > len(shown) else None,
        "filters": filters,
        "subjects": names,
        "may_write": reader(request).role in queries.WRITERS,
    }
    return render(request, "network/practices/list.html", context)


@require_safe
def practice(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_practice(request, pk)
    adoptions = list(found.adoptions.select_related("centre"))
    mine = set(queries.centres_written_for(request.user).values_list("pk", flat=True))
    context = {
        "practice": found,
        "subject": subjects().get(found.subject, found.subject),
        "adoptions": adoptions,
        "with_result": sum(bool(adoption.result) for adoption in adoptions),
        "mine": mine,
        "may_write": queries.may_write(request.user, found),
        "may_publish": queries.may_publish(request.user, found),
        "may_adopt": bool(mine - {found.centre_id} - {adoption.centre_id for adoption in adoptions}),
    }
    return render(request, "network/practices/page.html", context)


def new(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if person.role not in queries.WRITERS:
        raise PermissionDenied

    def save(form: forms.Form) -> HttpResponse:
        data = dict(form.cleaned_data)
        made = write_practice(data.pop("centre"), data=data, actor=person)
        messages.success(request, _("Guardaste el borrador. Publícala cuando esté completa."))
        return redirect(PAGE, made.pk)

    form = PracticeForm(queries.centres_written_for(person), request.POST or None)
    return form_page(request, form, save, title=_("Nueva práctica"), back=reverse("network:practices"))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk, queries.WRITERS, queries.may_write)

    def save(form: forms.Form) -> HttpResponse:
        version = form.cleaned_data["version"] or 0
        edit_practice(found, data=form.cleaned_data, version=version, actor=reader(request))
        messages.success(request, _("Cambios guardados."))
        return redirect(PAGE, found.pk)

    own = queries.centres_written_for(request.user).filter(pk=found.centre_id)
    form = PracticeForm(own, request.POST or None, initial=PracticeForm.initial_of(found))
    return form_page(request, form, save, title=_("Editar la práctica"), back=reverse(PAGE, args=[found.pk]))


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk, queries.PUBLISHERS, queries.may_publish)
    to, act = reverse(PAGE, args=[found.pk]), lambda: publish_practice(found, actor=reader(request))
    return done(request, to, act, _("Publicaste la práctica."))


def retire(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk, queries.PUBLISHERS, queries.may_publish)

    def save(form: forms.Form) -> HttpResponse:
        retire_practice(found, actor=reader(request), **form.cleaned_data)
        undo = f"undo:{reverse('network:practice_publish', args=[found.pk])}"
        messages.success(request, _("Retiraste la práctica."), extra_tags=undo)
        return redirect(PAGE, found.pk)

    form = RetireForm(request.POST or None)
    return form_page(request, form, save, title=_("Retirar la práctica"), back=reverse(PAGE, args=[found.pk]))


def visible_practice(request: HttpRequest, pk: int) -> Practice:
    """Raises 403 or 404."""
    if reader(request).role not in queries.READERS:
        raise PermissionDenied
    return get_object_or_404(queries.practices_visible_to(request.user), pk=pk)


def _filters(request: HttpRequest) -> queries.PracticeFilters:
    asked, key = request.GET, request.GET.get("antes", "")
    return queries.PracticeFilters(
        text=asked.get("q", "").strip()[:200],
        subject=asked.get("materia", "")[:40],
        errors_only=asked.get("error") == "1",
        own=asked.get("propias") == "1",
        before=int(key) if key.isascii() and key.isdigit() and len(key) < 18 else None,
    )


def _own(request: HttpRequest, pk: int, roles: frozenset[Role], may: Callable[[User, Practice], bool]) -> Practice:
    """One that the reader may change. Raises 403 for other roles, 404 for what is another centre's."""
    person = reader(request)
    if person.role not in roles:
        raise PermissionDenied
    found = visible_practice(request, pk)
    if not may(person, found):
        raise Http404
    return found
