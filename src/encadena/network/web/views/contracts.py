"""Operating contracts: the list, the page of one, opening one, its term and its end."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel import clock

from ... import queries
from ...actions import contract as contract_actions
from ...actions.contract_end import agree_term, fix_end, take_back_end
from ...models import Centre, OperatingContract
from ...queries.contracts import READERS, VIEWS, contract_list, contracts_visible_to, may_answer, may_evaluate
from ...rules import standing_of
from ..forms.contract import ContractEventForm, ContractForm, EndForm, TermForm
from ..frame import centre_url, done, form_page, reader, require_manager

PER_PAGE = 60
PAGE = "network:contract"


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    if reader(request).role not in READERS:
        raise PermissionDenied
    asked = request.GET.get("ver", "")
    view = asked if asked in VIEWS else VIEWS[0]
    page = Paginator(contract_list(request.user, view), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "rows": [_stated(contract) for contract in page], "tabs": _tabs(view), "view": view}
    return render(request, "network/contracts/list.html", context)


@require_safe
def contract(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_contract(request, pk)
    reviews = found.reviews.select_related("evaluated_by", "decided_by").prefetch_related("observations")
    context = {
        **_stated(found),
        "reviews": reviews,
        "events": found.events.all(),
        "today": clock.today(),
        "may_manage": queries.may_manage_network(request.user),
        "may_evaluate": may_evaluate(request.user, found),
        "may_answer": may_answer(request.user, found),
    }
    return render(request, "network/contracts/page.html", context)


def contract_new(request: HttpRequest, slug: str) -> HttpResponse:
    require_manager(request)
    found = get_object_or_404(Centre, slug=slug)

    def save(form: forms.Form) -> HttpResponse:
        contract_actions.open_contract(found, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Convenio registrado."))
        return redirect("network:centre", found.slug)

    form = ContractForm(request.POST or None)
    title = _("Nuevo convenio de %(name)s") % {"name": found.name}
    return form_page(request, form, save, title=title, back=centre_url(found))


def event_new(request: HttpRequest, pk: int) -> HttpResponse:
    require_manager(request)
    found = visible_contract(request, pk)

    def save(form: forms.Form) -> HttpResponse:
        contract_actions.add_event(found, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Hito registrado."))
        return redirect("network:centre", found.centre.slug)

    form = ContractEventForm(request.POST or None)
    title = _("Hito del convenio de %(name)s") % {"name": found.centre.name}
    return form_page(request, form, save, title=title, back=centre_url(found.centre))


def term(request: HttpRequest, pk: int) -> HttpResponse:
    """Until when it was agreed; emptied when nobody knows."""
    require_manager(request)
    found = visible_contract(request, pk)

    def save(form: forms.Form) -> HttpResponse:
        agree_term(found, until=form.cleaned_data["until"], actor=reader(request))
        messages.success(request, _("Cambios guardados."))
        return redirect(PAGE, found.pk)

    form = TermForm(request.POST or None, initial={"until": found.agreed_until})
    return form_page(request, form, save, title=_("Plazo acordado"), back=reverse(PAGE, args=[found.pk]))


def end(request: HttpRequest, pk: int) -> HttpResponse:
    require_manager(request)
    found = visible_contract(request, pk)

    def save(form: forms.Form) -> HttpResponse:
        fix_end(found, actor=reader(request), **form.cleaned_data)
        undo = f"undo:{reverse('network:contract_end_back', args=[found.pk])}"
        messages.success(request, _("Fijaste el término del convenio."), extra_tags=undo)
        return redirect(PAGE, found.pk)

    form = EndForm(request.POST or None)
    return form_page(request, form, save, title=_("Poner término al convenio"), back=reverse(PAGE, args=[found.pk]))


@require_POST
def end_back(request: HttpRequest, pk: int) -> HttpResponse:
    require_manager(request)
    found = visible_contract(request, pk)
    to, act = reverse(PAGE, args=[found.pk]), lambda: take_back_end(found, actor=reader(request))
    return done(request, to, act, _("El convenio sigue: quitaste su término."))


def visible_contract(request: HttpRequest, pk: int) -> OperatingContract:
    """Raises 403 or 404."""
    if reader(request).role not in READERS:
        raise PermissionDenied
    return get_object_or_404(contracts_visible_to(request.user), pk=pk)


def _stated(found: OperatingContract) -> dict[str, object]:
    state = queries.contract_state(found)
    return {
        "contract": found,
        "term": state,
        "standing": standing_of(found.ends_on, found.agreed_until, state, today=clock.today()),
        "undecided": getattr(found, "undecided", 0),
    }


def _tabs(view: str) -> list[dict[str, object]]:
    labels = {
        "running": _("Vigentes"),
        "close": _("Por vencer"),
        "open": _("Sin decidir"),
        "ended": _("Terminados"),
    }
    return [{"label": labels[key], "url": f"?ver={key}", "active": key == view} for key in VIEWS]
