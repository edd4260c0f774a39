"""A centre's page for who leads it, centres side by side, and handing a caseload over."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.rules import require_role
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre
from encadena.network.queries import scope_of

from ...actions.adviser import MOVED, move_caseload, undo_caseload
from ...queries import caseload as queries
from ...queries.stage_flow import flow_of
from ...rules.client_filters import NOBODY
from ...rules.suggestion import SILENT_DAYS
from ...wording.errors import sentence_of
from ..client_access import LEADERS, reader
from ..forms.caseload import CaseloadForm

WATCHING = (*LEADERS, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR)


@require_role(*WATCHING)
def centres(request: HttpRequest) -> HttpResponse:
    """Centres side by side by name; who leads a single one sees that one."""
    found = list(queries.centres_led_by(request.user)[: queries.CENTRES])
    if len(found) == 1:
        return _centre_page(request, found[0])
    ids = [centre.pk for centre in found]
    loads = queries.loads_by("centre", ids, silent_days=SILENT_DAYS)
    rows = [{"centre": centre, "load": loads.get(centre.pk, queries.Load())} for centre in found]
    context = {
        "rows": rows,
        "total": queries.total_of(loads.values()),
        "silent_days": SILENT_DAYS,
    }
    return render(request, "advisory/centre/list.html", context)


@require_role(*WATCHING)
def stages(request: HttpRequest) -> HttpResponse:
    """All centres together, loaded into the page that compares them."""
    ids = queries.centres_led_by(request.user).values_list("pk", flat=True)[: queries.CENTRES]
    context = {"bars": flow_of(list(ids), since=_new_year()), "since": _new_year()}
    return render(request, "advisory/centre/stages.html", context)


@require_role(*WATCHING)
def centre(request: HttpRequest, pk: int) -> HttpResponse:
    return _centre_page(request, _readable(request, pk))


def _centre_page(request: HttpRequest, found: Centre) -> HttpResponse:
    loads = queries.loads_by("adviser", [found.pk], silent_days=SILENT_DAYS)
    people = User.objects.in_bulk([who for who in loads if who])
    rows = [{"who": str(who or NOBODY), "adviser": people.get(who or 0), "load": load} for who, load in loads.items()]
    context = {
        "centre": found,
        "rows": sorted(rows, key=lambda row: (row["adviser"] is None, str(row["adviser"]))),
        "total": queries.total_of(loads.values()),
        "doubts": queries.doubts_of(found),
        "bars": flow_of([found.pk], since=_new_year()),
        "since": _new_year(),
        "silent_days": SILENT_DAYS,
        "form": _form(request, found) if _may_lead(request, found) else None,
    }
    return render(request, "advisory/centre/page.html", context)


@require_POST
@require_role(*WATCHING)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)
    form = _form(request, found)
    if not form.is_valid():
        messages.error(request, _("Elige de quién es la cartera y a quién pasa."))
        return redirect("advisory:caseload", pk=pk)
    before, adviser = form.cleaned_data["before"], form.cleaned_data["adviser"]
    try:
        entry = move_caseload(found, before=before, adviser=adviser, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        said = _("La cartera de %(before)s pasó a %(after)s.") % {"before": before, "after": adviser}
        undo = reverse("advisory:caseload_undo", args=[pk, entry.pk])
        messages.success(request, said, extra_tags=f"undo:{undo}")
    return redirect("advisory:caseload", pk=pk)


@require_POST
@require_role(*WATCHING)
def undo(request: HttpRequest, pk: int, entry: int) -> HttpResponse:
    found = _led(request, pk)
    moved = get_object_or_404(Entry, pk=entry, verb=MOVED, subject_kind="network.centre", subject_id=str(found.pk))
    try:
        undo_caseload(moved, actor=reader(request))
        messages.success(request, _("La cartera volvió a quien la tenía."))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("advisory:caseload", pk=pk)


def _readable(request: HttpRequest, pk: int) -> Centre:
    found = queries.centres_led_by(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _led(request: HttpRequest, pk: int) -> Centre:
    found = _readable(request, pk)
    if not _may_lead(request, found):
        raise PermissionDenied
    return found


def _may_lead(request: HttpRequest, found: Centre) -> bool:
    scope = scope_of(request.user)
    return scope.role == Role.ADMINISTRATOR or (scope.role in LEADERS and found.pk in scope.centre_ids)


def _form(request: HttpRequest, found: Centre) -> CaseloadForm:
    having = User.objects.filter(clients__centre=found).distinct().order_by("full_name")
    return CaseloadForm(request.POST or None, having=having, advisers=queries.advisers_of(found))


def _new_year() -> date:
    return clock.today().replace(month=1, day=1)
