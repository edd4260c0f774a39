"""Fairs: the list, one with its plan and exhibitors, each exhibitor's page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.choices import Role
from encadena.advisory.queries.scope import clients_to_report
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock, rut
from encadena.kernel.errors import DomainError
from encadena.matchmaking.wording.results import said_in_words

from ... import actions
from ...choices import FairState
from ...models import Exhibitor, Fair, OutcomeMilestone, VisitorRequest
from ...queries.outcomes import current
from ...queries.plan import plan, price_of, prices
from ...queries.scope import (
    EXHIBITING,
    exhibitors_visible_to,
    fairs_visible_to,
    firms_to_exhibit,
    may_manage,
    may_organise,
    may_present,
    told_to,
)
from ...rules import size_of
from ...wording.errors import sentence
from ..access import managed_fair, reader, visible_exhibitor, visible_fair
from ..forms import ExhibitForm, FairForm, KindForm, PresentForm

PAGE = 30
REQUESTS_SHOWN = 200


@require_safe
def fair_list(request: HttpRequest) -> HttpResponse:
    rows = fairs_visible_to(reader(request)).select_related("organiser").order_by("-starts_on", "-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "may_organise": may_organise(request.user).exists()}
    return render(request, "fairs/list.html", context)


def fair_new(request: HttpRequest) -> HttpResponse:
    if not may_organise(reader(request)).exists():
        raise PermissionDenied
    return _edited(request, None)


def fair_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, managed_fair(request, pk))


def _edited(request: HttpRequest, fair: Fair | None) -> HttpResponse:
    form = FairForm(request.POST or None, user=reader(request), instance=fair)
    if request.method == "POST" and form.is_valid():
        stored = Fair.objects.get(pk=fair.pk) if fair else None  # the form already changed its instance
        try:
            saved = actions.save_fair(stored, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            return redirect("fairs:detail", saved.pk)
    return render(request, "fairs/form.html", {"form": form, "fair": fair}, status=422 if form.errors else 200)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan and the exhibitors in the reader's reach."""
    fair = visible_fair(request, pk)
    manages = may_manage(request.user, fair)
    rows = list(exhibitors_visible_to(request.user, fair)[:1000])
    width, height = size_of(fair.rows, fair.columns)
    context = {
        "fair": fair,
        "manages": manages,
        "rows": rows,
        "cells": plan(fair, None if manages else {r.pk for r in rows}),
        "width": width,
        "height": height,
        "prices": prices(fair),
        "kind_form": KindForm(),
        "form": ExhibitForm() if manages or reader(request).role in EXHIBITING - {Role.FIRM} else None,
        "own": _own_to_exhibit(request, fair),
        "states": [s for s in FairState.choices if s[0] != fair.state],
    }
    return render(request, "fairs/detail.html", context)


def _own_to_exhibit(request: HttpRequest, fair: Fair) -> list[Firm]:
    """Firms of the reader's own account that may still come; a RUT is what they are put on the list by."""
    if reader(request).role != Role.FIRM or fair.state == FairState.CLOSED:
        return []
    return list(
        firms_to_exhibit(request.user, fair).exclude(rut__isnull=True).exclude(rut="").order_by("name", "pk")[:20]
    )


@require_POST
def change_state(request: HttpRequest, pk: int) -> HttpResponse:
    fair, state = managed_fair(request, pk), request.POST.get("state", "")
    if state in FairState.values:
        done(request, lambda: actions.change_state(fair, state=FairState(state), actor=reader(request)))
    return redirect("fairs:detail", pk)


@require_POST
def exhibit(request: HttpRequest, pk: int) -> HttpResponse:
    """By RUT, among the firms in the reader's own reach."""
    fair = visible_fair(request, pk)
    try:
        typed = rut.clean(request.POST.get("rut", ""))
    except DomainError:
        typed = ""
    firm = firms_to_exhibit(request.user, fair).filter(rut=typed).first() if typed else None
    allowed = may_manage(request.user, fair) or reader(request).role in EXHIBITING
    if firm is None or not allowed:
        messages.error(request, _("No hay una empresa con ese RUT a tu alcance, o ya expone aquí."))
    else:
        done(request, lambda: actions.exhibit(fair, firm=firm, actor=reader(request)))
    return redirect("fairs:detail", pk)


@require_safe
def exhibitor(request: HttpRequest, pk: int, exhibitor: int) -> HttpResponse:
    """How a firm presents itself, its stand, and what visitors asked it."""
    fair = visible_fair(request, pk)
    row = visible_exhibitor(request, fair, exhibitor)
    initial = {"about": row.about, "offerings": row.offerings.all()}
    kind, price, sharing = price_of(row)
    outcome = current(Exhibitor.objects.filter(pk=row.pk)).first()
    context = {
        "fair": fair,
        "manages": may_manage(request.user, fair),
        "exhibitor": row,
        "form": PresentForm(exhibitor=row, initial=initial),
        "asked": row.requests.all()[:REQUESTS_SHOWN],
        "presents": may_present(request.user, row),
        "free": _free(row),
        "groups": fair.groups.all(),
        "kind": kind,
        "price": price,
        "share": price / sharing if price is not None and sharing > 1 else None,
        "outcome": outcome,
        "amounts": said_in_words(outcome.said) if outcome else [],
        "tells": fair.starts_on <= clock.today(),
        "milestone": OutcomeMilestone.objects.filter(exhibitor=row).first(),
        "proposes": outcome is not None and outcome.ordered and clients_to_report(request.user, row.firm).exists(),
    }
    return render(request, "fairs/exhibitor.html", context)


def _free(exhibitor: Exhibitor) -> list[str]:
    """Codes of stands that the exhibitor may have: free ones, its own, and those of its group."""
    group = {one.stand for one in exhibitor.group.members.all() if one.stand} if exhibitor.group else set()
    own = {exhibitor.stand, *group} - {""}
    return [cell.code for cell in plan(exhibitor.fair) if not cell.key or cell.code in own]


@require_POST
def present(request: HttpRequest, pk: int, exhibitor: int) -> HttpResponse:
    row = visible_exhibitor(request, visible_fair(request, pk), exhibitor)
    if not may_present(request.user, row):
        raise Http404
    form = PresentForm(request.POST, exhibitor=row)
    if form.is_valid():
        done(request, lambda: actions.present(row, **form.cleaned_data, actor=reader(request)))
    return redirect("fairs:exhibitor", pk, exhibitor)


@require_POST
def stand(request: HttpRequest, pk: int, exhibitor: int) -> HttpResponse:
    """``B4``; anything else takes the stand away."""
    row = visible_exhibitor(request, managed_fair(request, pk), exhibitor)
    code = request.POST.get("stand", "")
    place = (ord(code[0]) - 64, int(code[1:])) if code[:1].isalpha() and code[1:].isdecimal() else (None, None)
    done(request, lambda: actions.give_stand(row, row=place[0], column=place[1], actor=reader(request)))
    return redirect("fairs:exhibitor", pk, exhibitor)


@require_POST
def answered(request: HttpRequest, pk: int, exhibitor: int, asked: int) -> HttpResponse:
    row = visible_exhibitor(request, visible_fair(request, pk), exhibitor)
    one = get_object_or_404(VisitorRequest.objects.select_related("exhibitor__fair"), pk=asked, exhibitor=row)
    done(request, lambda: actions.answer_request(one, actor=reader(request)))
    return redirect("fairs:exhibitor", pk, exhibitor)


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """On the firm's page: where it exhibits, and what it brought home."""
    firm = get_object_or_404(firms_visible_to(reader(request)), pk=pk)
    found = Exhibitor.objects.filter(firm=firm, fair__in=fairs_visible_to(request.user))
    rows = list(found.select_related("fair", "milestone_link").order_by("-fair__starts_on", "-pk")[:50])
    told = {one.exhibitor_id: one for one in current(told_to(request.user, firm))}
    may = clients_to_report(request.user, firm).exists()
    lines = [
        {
            "exhibitor": row,
            "outcome": (one := told.get(row.pk)),
            "amounts": said_in_words(one.said) if one else [],
            "proposes": may and one is not None and one.ordered,
        }
        for row in rows
    ]
    return render(request, "fairs/firm_panel.html", {"firm": firm, "rows": lines})


def done(request: HttpRequest, act: Callable[[], Any]) -> None:
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("Listo."))
