"""Operating contracts: opening one, and what happens to it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ...actions import contract as contract_actions
from ...models import Centre, OperatingContract
from ..forms import ContractEventForm, ContractForm
from ..frame import centre_url, form_page, reader, require_manager


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
    contract = get_object_or_404(OperatingContract.objects.select_related("centre"), pk=pk)

    def save(form: forms.Form) -> HttpResponse:
        contract_actions.add_event(contract, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Hito registrado."))
        return redirect("network:centre", contract.centre.slug)

    form = ContractEventForm(request.POST or None)
    title = _("Hito del convenio de %(name)s") % {"name": contract.centre.name}
    return form_page(request, form, save, title=title, back=centre_url(contract.centre))
