"""What the two sides do in a handover: ask clients, say why something is missing, bring people, sign."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.choices import Role

from ...actions.handover import acknowledge, ask_client, bring_person, leave_out_person
from ...actions.handover_move import sign
from ...choices import HandoverSide, PassingOn
from ...queries import handovers as queries
from ..forms.handover import AnswerOfClientForm, ReasonForm, SignForm
from ..frame import done, form_page, reader
from .handovers import PAGE, PER_PAGE, allowed, visible_handover


@require_safe
def clients(request: HttpRequest, pk: int) -> HttpResponse:
    """Names are for the side that has them: the outgoing operator before the day, and the agency."""
    found = allowed(request, pk, queries.may_prepare)
    asked = request.GET.get("ver", "")
    rows = found.clients.filter(passing=asked) if asked in PassingOn.values else found.clients.all()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"handover": found, "page_obj": page, "view": asked, "choices": PassingOn.choices}
    return render(request, "network/handovers/clients.html", context)


def answer(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    found = allowed(request, pk, queries.may_prepare)
    row = get_object_or_404(found.clients.select_related("handover"), pk=line)
    back = reverse("network:handover_clients", args=[found.pk])

    def save(form: forms.Form) -> HttpResponse:
        ask_client(row, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Guardaste la respuesta."))
        return redirect(back)

    form = AnswerOfClientForm(request.POST or None, initial={"passing": row.passing, "note": row.note})
    return form_page(request, form, save, title=row.name, back=back)


def missing(request: HttpRequest, pk: int, section: int) -> HttpResponse:
    found = allowed(request, pk, queries.may_prepare)
    row = get_object_or_404(found.sections.select_related("handover"), pk=section)

    def save(form: forms.Form) -> HttpResponse:
        acknowledge(row, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Queda dicho por qué falta."))
        return redirect(PAGE, found.pk)

    form = ReasonForm(request.POST or None, initial={"reason": row.acknowledged})
    return form_page(request, form, save, title=_("Por qué falta"), back=reverse(PAGE, args=[found.pk]))


@require_POST
def person(request: HttpRequest, pk: int) -> HttpResponse:
    found = allowed(request, pk, queries.may_bring_people)
    email = request.POST.get("email", "")[:200]
    to, act = reverse(PAGE, args=[found.pk]), lambda: bring_person(found, email=email, actor=reader(request))
    return done(request, to, act, _("Agregaste a la persona."))


@require_POST
def person_out(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    found = allowed(request, pk, queries.may_bring_people)
    row = get_object_or_404(found.people.select_related("handover"), pk=person)
    to, act = reverse(PAGE, args=[found.pk]), lambda: leave_out_person(row, actor=reader(request))
    return done(request, to, act, _("Quitaste a la persona."))


def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The coordinator of a side signs for it."""
    if reader(request).role != Role.COORDINATOR:
        raise PermissionDenied
    found = visible_handover(request, pk)
    sides = queries.sides_of(request.user, found)
    signed = set(found.signatures.values_list("side", flat=True))
    side = next((side for side in sides if side not in signed), sides[0] if sides else HandoverSide.OUTGOING)

    def save(form: forms.Form) -> HttpResponse:
        sign(found, side=side, actor=reader(request), **form.cleaned_data)
        messages.success(request, _("Firmaste el recibo."))
        return redirect(PAGE, found.pk)

    title = _("Firmar el recibo: %(side)s") % {"side": HandoverSide(side).label}
    return form_page(
        request, SignForm(request.POST or None), save, title=title, back=reverse(PAGE, args=[found.pk]),
        help_text=_("Huella del paquete congelado: %(hash)s") % {"hash": found.sha256 or "—"},
    )  # fmt: skip
