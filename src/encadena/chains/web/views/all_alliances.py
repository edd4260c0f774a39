"""Alliances of all projects and centres in reach, and those outside any project."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from encadena.kernel.errors import Conflict, DomainError

from ...actions.alliance import save_alliance
from ...choices import AllianceKind, AllianceState
from ...models import Alliance
from ...queries.alliances import AllianceFilters, centres_with_alliances, may_change, page_of_alliances
from ...queries.scope import alliances_visible_to, may_create
from ...wording.errors import sentence_of
from ..access import reader
from ..conflict import Side, sides_of, with_version
from ..forms.alliance_alone import AllianceAloneForm

PAGE = "chains:alliance_list"


@require_safe
def alliance_list(request: HttpRequest) -> HttpResponse:
    user, filters = reader(request), AllianceFilters.of(request.GET.dict())
    page = page_of_alliances(user, filters)
    context = {
        "page": page,
        "rows": [(row, may_change(user, row)) for row in page.rows],
        "filters": filters,
        "kinds": AllianceKind.choices,
        "states": AllianceState.choices,
        "centres": centres_with_alliances(user),
        "may_create": may_create(user),
    }
    return render(request, "chains/alliance_list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    if not may_create(request.user):
        raise PermissionDenied
    return _edited(request, None)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """One of a project is edited there."""
    alliance = get_object_or_404(alliances_visible_to(reader(request)), pk=pk)
    if not may_change(request.user, alliance):
        raise PermissionDenied
    if alliance.project_id:
        return redirect("chains:alliance_edit", alliance.project_id, pk)
    return _edited(request, alliance)


def _edited(request: HttpRequest, alliance: Alliance | None) -> HttpResponse:
    user = reader(request)
    initial = AllianceAloneForm.initial_of(alliance) if alliance else None
    form = AllianceAloneForm(user, alliance, request.POST or None, initial=initial)
    sides: list[Side] = []
    if form.is_valid():
        try:
            _save(form, alliance)
        except Conflict as conflict:
            sides = sides_of(Alliance, conflict)
            form.add_error(None, sentence_of(conflict))
            form = with_version(form, conflict)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste la alianza."))
            return redirect(PAGE)
    heading = _("Editar la alianza") if alliance else _("Nueva alianza")
    return render(request, "chains/alliance_form.html", {"form": form, "sides": sides, "heading": heading})


def _save(form: AllianceAloneForm, alliance: Alliance | None) -> Alliance:
    data = form.cleaned_data
    return save_alliance(
        alliance, centre=data["centre"], project=None, data=data, parties=form.parties,
        expected_version=data["version"], actor=form.user,
    )  # fmt: skip
