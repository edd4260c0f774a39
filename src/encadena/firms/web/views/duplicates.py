"""Firms that may be one: pairs, comparison side by side, merging and taking it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.rules import require_role
from encadena.kernel.errors import DomainError

from ...actions import merge as actions
from ...actions.alike import search_for
from ...models import DuplicateDecision, Firm, Merge
from ...queries import profile
from ...queries.duplicates import compare as likeness_of
from ...queries.duplicates import duplicate_pairs
from ...rules.firm import FIELDS
from ...wording.errors import sentence_of
from ..access import STAFF, reader, staff_firm
from ..side_by_side import rows_of

OWNERS = "owners"


@require_role(*STAFF)
def pairs(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("page", "1")
    page = int(text) if text.isascii() and text.isdigit() and int(text[:5]) > 0 else 1
    search = search_for(request.user, actor=reader(request))
    found, more = duplicate_pairs(search, request.user, page) if search else ([], False)
    context = {"pairs": found, "page": page, "more": more, "search": search}
    return render(request, "firms/duplicates.html", context)


@require_role(*STAFF)
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    kept, gone = _pair(request, pk, other)
    context = {
        "kept": kept,
        "gone": gone,
        "likeness": likeness_of(kept, gone),
        "rows": rows_of(kept, gone),
        "owners": [profile.owners_of(firm).current for firm in (kept, gone)],
        "two_ruts": bool(kept.rut and gone.rut and kept.rut != gone.rut),
        "decision": _decision(kept, gone),
    }
    return render(request, "firms/compare.html", context)


@require_POST
@require_role(*STAFF)
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    kept, gone = _pair(request, pk, other)
    choices = {f: request.POST.get(f, "") for f in (*FIELDS, OWNERS) if request.POST.get(f)}
    try:
        done = actions.merge_firms(kept, gone, choices=choices, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return redirect("firms:compare", pk=pk, other=other)
    undo = reverse("firms:unmerge", args=[done.pk])
    messages.success(request, _("Fusionaste las dos fichas en esta."), extra_tags=f"undo:{undo}")
    return redirect("firms:page", pk=kept.pk)


@require_POST
@require_role(*STAFF)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    done = get_object_or_404(Merge, pk=pk)
    staff_firm(request, done.kept_id)
    try:
        actions.undo_merge(done, actor=reader(request))
        messages.success(request, _("Deshiciste la fusión: las dos fichas están como antes."))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("firms:page", pk=done.kept_id)


@require_POST
@require_role(*STAFF)
def apart(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    one, two = _pair(request, pk, other)
    actions.keep_apart(one, two, actor=reader(request))
    back = reverse("firms:reconsider", args=[pk, other])
    messages.success(request, _("No las volveremos a proponer: son distintas."), extra_tags=f"undo:{back}")
    return redirect("firms:duplicates")


@require_POST
@require_role(*STAFF)
def reconsider(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    decision = _decision(*_pair(request, pk, other))
    if decision:
        actions.reconsider(decision, actor=reader(request))
    return redirect("firms:compare", pk=pk, other=other)


def _pair(request: HttpRequest, pk: int, other: int) -> tuple[Firm, Firm]:
    kept, gone = staff_firm(request, pk), staff_firm(request, other)
    if kept.pk == gone.pk:
        raise Http404
    return kept, gone


def _decision(one: Firm, two: Firm) -> DuplicateDecision | None:
    left, right = sorted((one.pk, two.pk))
    return DuplicateDecision.objects.filter(left=left, right=right).first()
