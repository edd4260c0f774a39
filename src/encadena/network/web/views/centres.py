"""Centres: public facts to everyone signed in; only the agency changes them."""

from collections import Counter

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from encadena.catalogs.models import Region
from encadena.kernel import clock
from encadena.ui import slots

from ... import queries
from ...actions import centre as centre_actions
from ...choices import CentreKind, InstitutionKind
from ...models import Centre, Institution
from ...queries import portfolio
from ...queries.contracts import contracts_visible_to
from ...queries.running import running_on
from ..forms.centre import CentreForm
from ..frame import centre_url, form_page, reader, require_manager


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
    reads = contracts_visible_to(request.user).filter(centre=found).exists()
    return render(
        request,
        "network/centre.html",
        {
            "centre": found,
            "running": running,
            "term": queries.contract_state(running) if running else None,
            "events": portfolio.events_of(found, public=not reads),
            "reads_contract": reads,
            "panels": slots.panels_of("centre", reader(request).role),
            "shows_targets": queries.may_read_results(request.user, found),
            "covered": found.covered_communes.select_related("region"),
            "may_manage": queries.may_manage_network(request.user),
        },
    )


def centre_new(request: HttpRequest) -> HttpResponse:
    require_manager(request)

    def save(form: forms.Form) -> HttpResponse:
        data = dict(form.cleaned_data)
        made = centre_actions.create_centre(
            slug=slugify(data["name"])[:80], covers=data.pop("covers"), actor=reader(request), **data
        )
        messages.success(request, _("Centro creado: %(name)s.") % {"name": made.name})
        return redirect("network:centre", made.slug)

    return form_page(request, CentreForm(request.POST or None), save, title=_("Nuevo centro"))


def centre_edit(request: HttpRequest, slug: str) -> HttpResponse:
    require_manager(request)
    found = get_object_or_404(Centre, slug=slug)
    initial = {name: getattr(found, name) for name in ("name", "kind", "parent", "region", "commune", "source")}

    def save(form: forms.Form) -> HttpResponse:
        data = dict(form.cleaned_data)
        centre_actions.update_centre(found, covers=data.pop("covers"), actor=reader(request), **data)
        messages.success(request, _("Cambios guardados."))
        return redirect("network:centre", found.slug)

    form = CentreForm(request.POST or None, initial={**initial, "covers": found.covered_communes.all()})
    return form_page(request, form, save, title=_("Editar %(name)s") % {"name": found.name}, back=centre_url(found))


def _filtered(rows: QuerySet[Centre], request: HttpRequest) -> QuerySet[Centre]:
    wanted = request.GET
    if region := wanted.get("region"):
        rows = rows.filter(region=region)
    if (kind := wanted.get("kind")) in CentreKind.values:
        rows = rows.filter(kind=kind)
    if operator := wanted.get("operator"):
        run = Centre.objects.filter(running_on(clock.today(), "contracts__"), contracts__operator__slug=operator)
        rows = rows.filter(pk__in=run)
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
