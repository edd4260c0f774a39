"""The actions of a gap: agreed, done, looked at again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.firms.models import Document
from encadena.firms.queries.document import documents_visible_to
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import plan_action as actions
from ...models import Gap, PlanAction
from ...wording.errors import sentence_of
from ..forms.plan import ActionForm, DoneForm
from ..plan_access import reader, shared_gap, workable_gap
from .gaps import draw


@require_POST
def new(request: HttpRequest, pk: int) -> HttpResponse:
    gap = workable_gap(request, pk)
    form = ActionForm(request.POST, gap=gap)
    if form.is_valid():
        try:
            actions.add_action(gap, task=form.task, actor=reader(request))
            messages.success(request, _("Agregaste la acción."))
            return redirect("readiness:gap", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return draw(request, gap, form)


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    gap = workable_gap(request, pk)
    action = _row(gap, row)
    form = ActionForm(request.POST or None, gap=gap, initial=ActionForm.initial_of(action))
    if form.is_valid():
        try:
            actions.edit_action(action, task=form.task, actor=reader(request))
            messages.success(request, _("Guardaste la acción."))
            return redirect("readiness:gap", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return render(request, "readiness/gap/action_form.html", {"gap": gap, "action": action, "form": form})


def done(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Mark it done, with a paper of the firm or the reason why there is none."""
    gap = shared_gap(request, pk)
    action = _row(gap, row)
    form = DoneForm(request.POST or None, initial={"on": clock.today()})
    if form.is_valid():
        try:
            data = form.cleaned_data
            actions.mark_done(
                action,
                on=data["on"],
                evidence=_evidence(request),
                without_evidence=data["without_evidence"],
                actor=reader(request),
            )
            messages.success(request, _("Quedó como hecha. Falta que otra persona la mire."))
            return redirect("readiness:gap", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"gap": gap, "action": action, "form": form, "chosen": request.POST.get("evidence", "")}
    return render(request, "readiness/gap/done.html", context)


def look(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The second look: GET shows what was stated, POST closes it."""
    gap = shared_gap(request, pk)
    action = _row(gap, row)
    if request.method == "POST":
        return _try(request, pk, lambda: _close(request, action))
    return render(request, "readiness/gap/look.html", {"gap": gap, "action": action, "user_id": reader(request).pk})


@require_POST
def back(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    action = _row(shared_gap(request, pk), row)

    def act() -> str:
        actions.send_back(action, reason=request.POST.get("reason", ""), actor=reader(request))
        return _("La acción volvió a pendiente.")

    return _try(request, pk, act)


@require_POST
def cancel(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    action = _row(workable_gap(request, pk), row)

    def act() -> str:
        actions.cancel_action(action, reason=request.POST.get("reason", ""), actor=reader(request))
        return _("La acción quedó sin efecto.")

    return _try(request, pk, act)


def _close(request: HttpRequest, action: PlanAction) -> str:
    actions.close_action(action, note=request.POST.get("note", ""), actor=reader(request))
    return _("Cerraste la acción.")


def _evidence(request: HttpRequest) -> Document | None:
    chosen = request.POST.get("evidence", "")
    if not (chosen.isascii() and chosen.isdigit()):
        return None
    return documents_visible_to(request.user).filter(pk=int(chosen)).first()


def _row(gap: Gap, pk: int) -> PlanAction:
    rows = gap.actions.select_related("adviser", "done_by", "evidence")
    return get_object_or_404(rows, pk=pk)


def _try(request: HttpRequest, pk: int, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("readiness:gap", pk=pk)
