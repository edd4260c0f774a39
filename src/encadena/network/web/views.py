"""Screens of the network. Centres are public facts to everyone signed in; only the agency changes them."""

from collections import Counter
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from encadena.accounts.models import User
from encadena.catalogs.models import Region
from encadena.kernel.errors import DomainError
from encadena.ui import slots

from .. import queries
from ..actions import centre as centre_actions
from ..actions import contract as contract_actions
from ..choices import CentreKind, InstitutionKind
from ..models import Centre, Institution, OperatingContract
from ..queries import portfolio
from ..wording import sentence
from .forms import CentreForm, ContractEventForm, ContractForm


def centre_list(request: HttpRequest) -> HttpResponse:
    rows = _filtered(queries.centre_rows().order_by("invented", "name"), request)
    return render(
        request,
        "network/centres.html",
        {
            "rows": rows,
            "total": queries.centres_visible_to(request.user).exclude(kind=CentreKind.SATELLITE).count(),
            "invented": sum(c.invented for c in rows),
            "tiles": _tiles(request),
            "kinds": CentreKind.choices,
            "operators": Institution.objects.filter(kind=InstitutionKind.OPERATOR),
            "may_manage": queries.may_manage_network(request.user),
        },
    )


def centre(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(
        queries.centres_visible_to(request.user).select_related("region", "commune", "parent"), slug=slug
    )
    running = queries.running_contract(found)
    return render(
        request,
        "network/centre.html",
        {
            "centre": found,
            "running": running,
            "term": queries.contract_state(running) if running else None,
            "events": portfolio.events_of(found),
            "panels": slots.panels_of("centre", _user(request).role),
            "shows_targets": queries.may_read_results(request.user, found),
            "covered": found.covered_communes.select_related("region"),
            "may_manage": queries.may_manage_network(request.user),
        },
    )


def centre_new(request: HttpRequest) -> HttpResponse:
    _require_manager(request)

    def save(form: forms.Form) -> HttpResponse:
        data = dict(form.cleaned_data)
        made = centre_actions.create_centre(
            slug=slugify(data["name"])[:80], covers=data.pop("covers"), actor=_user(request), **data
        )
        messages.success(request, _("Centro creado: %(name)s.") % {"name": made.name})
        return redirect("network:centre", made.slug)

    return _form_page(request, CentreForm(request.POST or None), save, title=_("Nuevo centro"))


def centre_edit(request: HttpRequest, slug: str) -> HttpResponse:
    _require_manager(request)
    found = get_object_or_404(Centre, slug=slug)
    initial = {name: getattr(found, name) for name in ("name", "kind", "parent", "region", "commune", "source")}

    def save(form: forms.Form) -> HttpResponse:
        data = dict(form.cleaned_data)
        centre_actions.update_centre(found, covers=data.pop("covers"), actor=_user(request), **data)
        messages.success(request, _("Cambios guardados."))
        return redirect("network:centre", found.slug)

    form = CentreForm(request.POST or None, initial={**initial, "covers": found.covered_communes.all()})
    return _form_page(request, form, save, title=_("Editar %(name)s") % {"name": found.name}, back=_centre_url(found))


def contract_new(request: HttpRequest, slug: str) -> HttpResponse:
    _require_manager(request)
    found = get_object_or_404(Centre, slug=slug)

    def save(form: forms.Form) -> HttpResponse:
        contract_actions.open_contract(found, actor=_user(request), **form.cleaned_data)
        messages.success(request, _("Convenio registrado."))
        return redirect("network:centre", found.slug)

    form = ContractForm(request.POST or None)
    title = _("Nuevo convenio de %(name)s") % {"name": found.name}
    return _form_page(request, form, save, title=title, back=_centre_url(found))


def event_new(request: HttpRequest, pk: int) -> HttpResponse:
    _require_manager(request)
    contract = get_object_or_404(OperatingContract.objects.select_related("centre"), pk=pk)

    def save(form: forms.Form) -> HttpResponse:
        contract_actions.add_event(contract, actor=_user(request), **form.cleaned_data)
        messages.success(request, _("Hito registrado."))
        return redirect("network:centre", contract.centre.slug)

    form = ContractEventForm(request.POST or None)
    title = _("Hito del convenio de %(name)s") % {"name": contract.centre.name}
    return _form_page(request, form, save, title=title, back=_centre_url(contract.centre))


def institution_list(request: HttpRequest) -> HttpResponse:
    rows = Institution.objects.select_related("region").annotate(
        centres=Count("contracts__centre", distinct=True, filter=Q(contracts__ends_on__isnull=True))
    )
    kind = request.GET.get("kind", "")
    rows = rows.filter(kind=kind) if kind in InstitutionKind.values else rows
    return render(request, "network/institutions.html", {"rows": rows, "kinds": InstitutionKind.choices, "kind": kind})


def institution(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Institution.objects.select_related("region"), slug=slug)
    is_operator = found.kind == InstitutionKind.OPERATOR
    centres = list(queries.centre_rows().filter(pk__in=queries.centres_operated_by([found.pk]))) if is_operator else []
    for row in centres:
        row.term = queries.contract_state(row.running[0]) if row.running else None  # type: ignore[attr-defined]
    return render(
        request,
        "network/institution.html",
        {
            "institution": found,
            "is_operator": is_operator,
            "centres": centres,
            "share": queries.operator_share(found) if is_operator else None,
            "stated": queries.stated_beside(found),
        },
    )


def home_card(request: HttpRequest) -> HttpResponse:
    """Contracts whose stated term ran out without news, for those who can do something about it."""
    rows = queries.centre_rows().exclude(kind=CentreKind.SATELLITE)
    scope = queries.scope_of(request.user)
    if not scope.everything:
        rows = rows.filter(pk__in=scope.centre_ids)
    overdue = [c for c in rows if c.running and queries.contract_state(c.running[0]).overdue]  # type: ignore[attr-defined]
    return render(
        request, "network/home_card.html", {"overdue": overdue[:6], "count": len(overdue), "total": len(rows)}
    )


def _filtered(rows: QuerySet[Centre], request: HttpRequest) -> QuerySet[Centre]:
    wanted = request.GET
    if region := wanted.get("region"):
        rows = rows.filter(region=region)
    if (kind := wanted.get("kind")) in CentreKind.values:
        rows = rows.filter(kind=kind)
    if operator := wanted.get("operator"):
        rows = rows.filter(pk__in=Centre.objects.filter(contracts__operator__slug=operator, contracts__ends_on=None))
    if text := wanted.get("q", "").strip():
        rows = rows.filter(name__icontains=text)
    return rows


def _tiles(request: HttpRequest) -> list[dict[str, object]]:
    counts = Counter(queries.centres_visible_to(request.user).values_list("region", flat=True))
    most = max(counts.values(), default=1)
    return [
        {
            "code": region.code,
            "label": region.short_name,
            "value": counts[region.code],
            "share": counts[region.code] / most,
            "url": f"?region={region.code}",
        }
        for region in Region.objects.all()
    ]


def _form_page(
    request: HttpRequest, form: forms.Form, save: Callable[[forms.Form], HttpResponse], *, title: str, back: str = ""
) -> HttpResponse:
    """Shows a form, or saves it; a broken rule comes back as a sentence above what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return save(form)
        except DomainError as error:
            form.add_error(None, sentence(error))
    status = 422 if form.is_bound else 200
    context = {"form": form, "title": title, "back": back or reverse("network:centres")}
    return render(request, "network/form.html", context, status=status)


def _centre_url(found: Centre) -> str:
    return reverse("network:centre", args=[found.slug])


def _user(request: HttpRequest) -> User:
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user


def _require_manager(request: HttpRequest) -> None:
    if not queries.may_manage_network(request.user):
        raise PermissionDenied
