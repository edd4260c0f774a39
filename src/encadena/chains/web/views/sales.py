"""Sales inside a project and how long they take to be paid."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError

from ...actions import sale as actions
from ...models import ChainSale, LinkageProject
from ...queries.sales import key_of, sales_of
from ...queries.scope import detailed_firms, sees_whole
from ...rules.payment import LEGAL_DAYS
from ...wording.errors import sentence_of
from ..access import done, reader, shared_project, visible_project
from ..forms.sale import SaleForm
from ..frame import drawn

PAGE = "chains:sales"


@require_safe
def sale_list(request: HttpRequest, pk: int) -> HttpResponse:
    project = visible_project(request, pk)
    before = key_of(request.GET.get("antes", ""))
    sales, whole = sales_of(request.user, project, before), sees_whole(request.user, project)
    return drawn(request, project, "sales", sales=sales, later=bool(before), legal_days=LEGAL_DAYS, whole=whole)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, shared_project(request, pk), None)


def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    project = shared_project(request, pk)
    return _edited(request, project, _own(request, project, row))


@require_POST
def withdraw(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    sale, who = _own(request, shared_project(request, pk), row), reader(request)
    undo = reverse("chains:sale_restore", args=[pk, row])
    return done(request, PAGE, pk, lambda: actions.withdraw_sale(sale, actor=who), _("Retiraste la venta."), undo)


@require_POST
def restore(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    sale, who = _own(request, shared_project(request, pk), row), reader(request)
    return done(request, PAGE, pk, lambda: actions.bring_back_sale(sale, actor=who), _("La venta cuenta de nuevo."))


def _own(request: HttpRequest, project: LinkageProject, row: int) -> ChainSale:
    firms = detailed_firms(request.user, project).values("pk")
    rows = ChainSale.objects.filter(project=project, firm__in=firms).select_related("project", "firm", "buyer")
    return get_object_or_404(rows, pk=row)


def _edited(request: HttpRequest, project: LinkageProject, sale: ChainSale | None) -> HttpResponse:
    firms = detailed_firms(request.user, project)
    form = SaleForm(project, firms, request.POST or None, initial=SaleForm.initial_of(sale) if sale else None)
    if form.is_valid():
        try:
            actions.save_sale(project, sale=sale, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste la venta."))
            return redirect(PAGE, project.pk)
    context = {
        "project": project,
        "form": form,
        "heading": _("Corregir la venta") if sale else _("Nueva venta"),
        "back": reverse(PAGE, args=[project.pk]),
        "remove": reverse("chains:sale_withdraw", args=[project.pk, sale.pk]) if sale else "",
    }
    return render(request, "chains/form.html", context)
