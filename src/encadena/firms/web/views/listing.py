"""The list of firms, its strip of regions, and the archive."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from encadena.accounts.models import User
from encadena.accounts.rules import require_role
from encadena.catalogs.queries import region_strip

from ...models import SavedView
from ...queries.links import pending_for
from ...queries.listing import counts_by_region, page_of_firms
from ...queries.options import filter_options
from ...queries.scope import archived_visible_to
from ...rules.filters import Filters
from ..access import LEADERS, READERS, STAFF, reader
from ..labels import chips_of

ARCHIVE_SHOWN = 200


@require_role(*READERS)
def firm_list(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    filters = Filters.read(request.GET.dict())
    page = page_of_firms(user, filters, _number(request.GET.get("page")))
    options = filter_options(user, filters)
    query = urlencode(filters.parameters)
    context = {
        "page": page,
        "filters": filters,
        "options": options,
        "chips": chips_of(filters, options),
        "query": query,
        "views": _saved_views(user, query),
        "requests": pending_for(user) if user.role in LEADERS else [],
        "may_register": user.role in STAFF or user.is_superuser,
    }
    return render(request, "firms/list.html", context)


@require_role(*READERS)
def regions(request: HttpRequest) -> HttpResponse:
    """The 16 regions with how many firms pass the other filters in each; each tile filters the list."""
    filters = Filters.read(request.GET.dict())
    counts = counts_by_region(request.user, filters)

    def address(code: str) -> str:
        chosen = replace(filters.anywhere(), region="" if code == filters.region else code)
        return f"{reverse('firms:list')}?{urlencode(chosen.parameters)}"

    rows = region_strip(counts, address)
    context = {"rows": rows, "active": filters.region, "without": counts.get("", 0), "total": sum(counts.values())}
    return render(request, "firms/regions.html", context)


@require_role(*STAFF)
def archived(request: HttpRequest) -> HttpResponse:
    firms = archived_visible_to(request.user).select_related("commune").order_by("-archived_at", "-id")
    return render(request, "firms/archived.html", {"firms": firms[:ARCHIVE_SHOWN], "limit": ARCHIVE_SHOWN})


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 1


def _saved_views(user: User, query: str) -> list[dict[str, object]]:
    views = SavedView.objects.filter(user=user, page="firms").order_by("name")
    return [{"pk": v.pk, "name": v.name, "query": v.query, "active": v.query == query} for v in views]
