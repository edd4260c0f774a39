"""The list of clients, on the page and as a spreadsheet, and its saved views."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.models import User
from encadena.accounts.rules import require_role
from encadena.firms.actions import saved_view
from encadena.firms.models import SavedView
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...queries.client_list import clients_in_order, orders_by_silence, page_of_clients
from ...rules.client_filters import Filters
from ...rules.suggestion import SILENT_DAYS
from ...wording.errors import sentence_of
from ..client_access import READERS, WRITERS, reader
from ..client_labels import chips_of, options_for
from ..client_workbook import write_clients

PAGE = "clients"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_role(*READERS)
def client_list(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    filters = Filters.read(request.GET.dict())
    options = options_for(user, filters)
    query = urlencode(filters.parameters)
    context = {
        "page": page_of_clients(user, filters, _number(request.GET.get("page"))),
        "filters": filters,
        "options": options,
        "chips": chips_of(filters, options),
        "query": query,
        "views": _saved_views(user, query),
        "orders_by_silence": orders_by_silence(user, filters),
        "own": urlencode({"asesor": user.pk}) if user.role in WRITERS else "",
        "silent_days": SILENT_DAYS,
        "may_open": user.role in WRITERS or user.is_superuser,
    }
    return render(request, "advisory/clients/list.html", context)


@require_role(*READERS)
def spreadsheet(request: HttpRequest) -> FileResponse:
    """Up to 20,000 rows, written row by row to a temporary file; the file says when rows were left out."""
    file = write_clients(clients_in_order(reader(request), Filters.read(request.GET.dict())))
    name = _("clientes-%(date)s.xlsx") % {"date": clock.today().isoformat()}
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPE)


@require_POST
@require_role(*READERS)
def save_view(request: HttpRequest) -> HttpResponse:
    query = urlencode(Filters.read(QueryDict(request.POST.get("query", "")).dict()).parameters)
    try:
        view = saved_view.save_view(name=request.POST.get("name", ""), query=query, actor=reader(request), page=PAGE)
        messages.success(request, _("Guardaste la vista “%(name)s”.") % {"name": view.name})
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect(f"{reverse('advisory:clients')}?{query}")


@require_POST
@require_role(*READERS)
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView, pk=pk, user=reader(request), page=PAGE)
    saved_view.remove_view(view, actor=reader(request))
    messages.success(request, _("Borraste la vista “%(name)s”.") % {"name": view.name})
    return redirect(f"{reverse('advisory:clients')}?{view.query}")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 1


def _saved_views(user: User, query: str) -> list[dict[str, object]]:
    views = SavedView.objects.filter(user=user, page=PAGE).order_by("name")
    return [{"pk": v.pk, "name": v.name, "query": v.query, "active": v.query == query} for v in views]
