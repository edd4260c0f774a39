"""The log, for those who watch over the country."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from encadena.accounts.choices import Role
from encadena.accounts.queries.people import accounts_visible_to
from encadena.accounts.rules import require_role

from .. import wording
from ..queries import entries_visible_to, page_of
from .forms import LogFilter


@require_GET
@require_role(Role.ADMINISTRATOR, Role.AGENCY)
def log(request: HttpRequest) -> HttpResponse:
    form = LogFilter(request.GET)
    page = page_of(entries_visible_to(request.user), form.filters(), cursor=request.GET.get("antes", ""))
    rows = [{**row, "kind": wording.kind_label(row["entry"].subject_kind)} for row in wording.told(page.entries)]
    return render(request, "audit/log.html", {"form": form, "rows": rows, "after": page.after})


@require_GET
@require_role(Role.ADMINISTRATOR)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """The story of an account, as a panel of its page."""
    return render(request, "audit/account.html", {"them": get_object_or_404(accounts_visible_to(request.user), pk=pk)})
