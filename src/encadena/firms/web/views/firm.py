"""Registering a firm, with what is already known of it suggested while typing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.accounts.rules import require_role
from encadena.kernel import clock, rut
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre

from ...actions.firm import create_firm
from ...actions.link import LINKERS, ask_link, link_firm
from ...errors import RUT_TAKEN
from ...models import Firm
from ...queries.duplicates import alike_to_typed
from ...queries.links import firm_of_rut, sees
from ...queries.options import adviser_choices, centre_choices
from ...rules.firm import clean_field
from ...wording.errors import sentence_of
from ..access import STAFF, reader
from ..forms.attending import LinkForm
from ..forms.firm import NewFirmForm

TYPED = ("rut", "name", "trade_name", "commune", "address", "email", "phone", "website")


@require_role(*STAFF)
def new(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    centres = centre_choices(user)
    advisers = adviser_choices([pk for pk, _name in centres])
    initial = {"adviser": str(user.pk) if user.role == Role.ADVISER else ""}
    form = NewFirmForm(request.POST or None, centres=centres, advisers=advisers, initial=initial)
    if form.is_valid():
        try:
            firm = _create(form, user)
        except DomainError as error:
            if error.code == RUT_TAKEN:
                return _already_there(request, form.cleaned_data["rut"], form)
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Registraste %(name)s. Ahora agrega a sus dueñas y dueños.") % {"name": firm})
            return redirect("firms:panel_owners", pk=firm.pk)
    return render(request, "firms/new.html", {"form": form})


@require_role(*STAFF)
def alike(request: HttpRequest) -> HttpResponse:
    """While typing: the firm of this RUT, or firms alike with the reasons. What is half typed is no error yet."""
    values = _typed(request)
    holder = firm_of_rut(values.get("rut"))
    visible = holder if holder and sees(request.user, holder) else None
    context = {
        "holder": visible,
        "elsewhere": bool(holder) and not visible,
        "rut": values.get("rut"),
        "alike": [] if holder else alike_to_typed(values, request.user),
    }
    return render(request, "firms/alike.html", context)


@require_role(*STAFF)
def link(request: HttpRequest) -> HttpResponse:
    """A firm of another centre: heads and coordinators link it, advisers ask. Nothing of the firm is shown before."""
    user = reader(request)
    form = LinkForm(request.POST or None, centres=centre_choices(user), initial={"rut": request.GET.get("rut", "")})
    firm = _firm_to_link(request)
    if firm is None:
        return redirect("firms:new")
    if sees(user, firm):
        return redirect("firms:page", pk=firm.pk)
    if form.is_valid():
        centre = get_object_or_404(Centre, pk=form.cleaned_data["centre"])
        try:
            return _link_or_ask(request, firm, centre, form.cleaned_data["reason"])
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"form": form, "rut": firm.rut_shown, "links_at_once": user.role in LINKERS}
    return render(request, "firms/link.html", context)


def _create(form: NewFirmForm, user: User) -> Firm:
    centre = Centre.objects.get(pk=form.cleaned_data["centre"])
    adviser = User.objects.filter(pk=form.cleaned_data["adviser"] or 0).first()
    return create_firm(data=form.profile, centre=centre, adviser=adviser, actor=user)


def _already_there(request: HttpRequest, compact: str, form: NewFirmForm) -> HttpResponse:
    holder = firm_of_rut(compact)
    if holder and sees(request.user, holder):
        messages.info(request, _("Ese RUT ya está en el registro: esta es su ficha."))
        return redirect("firms:page", pk=holder.pk)
    form.add_error(
        "rut", _("Ese RUT ya está en el registro, atendido por otro centro. Puedes pedir atenderlo también.")
    )
    return render(request, "firms/new.html", {"form": form, "rut_elsewhere": compact})


def _typed(request: HttpRequest) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in TYPED:
        text = request.GET.get(field, "")[:200]
        try:
            values[field] = clean_field(field, text, today=clock.today())
        except DomainError:
            continue
    return values


def _firm_to_link(request: HttpRequest) -> Firm | None:
    try:
        return firm_of_rut(rut.clean(request.POST.get("rut") or request.GET.get("rut", "")))
    except DomainError:
        return None


def _link_or_ask(request: HttpRequest, firm: Firm, centre: Centre, reason: str) -> HttpResponse:
    user = reader(request)
    if user.role in LINKERS:
        link_firm(firm, centre=centre, actor=user)
        messages.success(request, _("%(centre)s atiende ahora también esta empresa.") % {"centre": centre})
        return redirect("firms:page", pk=firm.pk)
    ask_link(firm, centre=centre, reason=reason, actor=user)
    messages.success(request, _("Tu solicitud quedó con la jefatura de %(centre)s.") % {"centre": centre})
    return redirect("firms:list")
