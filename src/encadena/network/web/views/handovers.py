"""Handovers: the list, one of them, opening, freezing, cancelling, its package."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.models import User
from encadena.jobs.actions import enqueue
from encadena.jobs.queries import latest_job
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions.handover import check_again, open_handover
from ...actions.handover_freeze import cancel as cancel_handover
from ...actions.handover_freeze import check_complete
from ...choices import HandoverSide, HandoverState
from ...models import Handover
from ...queries import handovers as queries
from ...registry import sections
from ...wording.errors import sentence
from ..forms.handover import HandoverForm, ReasonForm
from ..frame import done, form_page, reader
from .contracts import visible_contract

PAGE = "network:handover"
FREEZE = "network.freeze_handover"
PER_PAGE = 40


@require_safe
def handover_list(request: HttpRequest) -> HttpResponse:
    if reader(request).role not in queries.READERS:
        raise PermissionDenied
    rows = queries.handovers_visible_to(request.user)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "may_lead": queries.may_lead(request.user)}
    return render(request, "network/handovers/list.html", context)


@require_safe
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_handover(request, pk)
    parts = {section.key: section for section in sections()}
    lines = [{"row": row, "part": parts.get(row.key), "lacks": _lacks(row.missing, parts.get(row.key))}
             for row in found.sections.all()]  # fmt: skip
    counts = queries.clients_by_answer(found)
    context = {
        "handover": found,
        "lines": lines,
        "counts": counts,
        "withheld": sum(counts.get(code, 0) for code in queries.NOT_PASSED),
        "clients": sum(counts.values()),
        "people": found.people.select_related("user"),
        "signatures": found.signatures.select_related("user"),
        "sides": [side for side in queries.sides_of(request.user, found) if side not in _signed(found)],
        "job": latest_job(FREEZE, found),
        "today": clock.today(),
        "is_open": found.state == HandoverState.OPEN,
        "may_lead": queries.may_lead(request.user),
        "may_prepare": queries.may_prepare(request.user, found),
        "may_bring_people": queries.may_bring_people(request.user, found),
        "may_open_package": queries.may_open_package(request.user, found),
        "may_sign": found.state in {HandoverState.FROZEN, HandoverState.MOVED},
        "may_cancel": found.state == HandoverState.OPEN
        or (found.state == HandoverState.FROZEN and clock.today() < found.on),
    }
    return render(request, "network/handovers/page.html", context)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    if not queries.may_lead(request.user):
        raise PermissionDenied
    contract = visible_contract(request, pk)

    def save(form: forms.Form) -> HttpResponse:
        made = open_handover(contract, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Abriste el traspaso: revisa qué falta y a quién hay que preguntarle."))
        return redirect(PAGE, made.pk)

    form = HandoverForm(contract, request.POST or None)
    title = _("Traspasar %(name)s") % {"name": contract.centre}
    return form_page(request, form, save, title=title, back=reverse("network:contract", args=[contract.pk]))


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    found = allowed(request, pk, queries.may_prepare)
    to, act = reverse(PAGE, args=[found.pk]), lambda: check_again(found, actor=reader(request))
    return done(request, to, act, _("Revisaste qué falta."))


@require_POST
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Says at once what is missing; the package itself is made in the background."""
    found = _led(request, pk)
    try:
        check_complete(found, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        enqueue(FREEZE, args={"pk": found.pk}, actor=reader(request), subject=found)
    return redirect(PAGE, found.pk)


def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = _led(request, pk)

    def save(form: forms.Form) -> HttpResponse:
        cancel_handover(found, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Anulaste el traspaso: todo quedó como estaba."))
        return redirect(PAGE, found.pk)

    form = ReasonForm(request.POST or None)
    return form_page(request, form, save, title=_("Anular el traspaso"), back=reverse(PAGE, args=[found.pk]))


@require_safe
def package(request: HttpRequest, pk: int) -> FileResponse:
    found = allowed(request, pk, queries.may_open_package)
    name = f"traspaso-{found.centre.slug}-{found.on.isoformat()}.zip"
    return FileResponse(found.file.open(), as_attachment=True, filename=name)


def visible_handover(request: HttpRequest, pk: int) -> Handover:
    """Raises 403 or 404."""
    if reader(request).role not in queries.READERS:
        raise PermissionDenied
    return get_object_or_404(queries.handovers_visible_to(request.user), pk=pk)


def allowed(request: HttpRequest, pk: int, may: Callable[[User, Handover], bool]) -> Handover:
    """Raises 403 or 404."""
    found = visible_handover(request, pk)
    if not may(reader(request), found):
        raise Http404
    return found


def _led(request: HttpRequest, pk: int) -> Handover:
    if not queries.may_lead(request.user):
        raise PermissionDenied
    return visible_handover(request, pk)


def _lacks(missing: list[list[object]], part: object) -> list[tuple[object, object]]:
    words = getattr(part, "lacks", {})
    return [(count, words.get(code, code)) for code, count in missing]


def _signed(found: Handover) -> set[str]:
    return {str(HandoverSide(row.side)) for row in found.signatures.all()}
