"""Papers of clients that are about to end."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ...queries.by_due import page_by_due
from ...queries.expiry import expiring_for
from ...rules.due_mark import DueMark

ON_CARD = 5
READERS = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR})


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    mark = DueMark.read(request.GET.get("desde_fila", ""))
    context = {"page": page_by_due(expiring_for(_reader(request)), "expires_on", mark)}
    return render(request, "advisory/expiry/list.html", context)


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """Nothing to renew hides the card."""
    rows = list(expiring_for(_reader(request))[: ON_CARD + 1])
    if not rows:
        return HttpResponse()
    return render(request, "advisory/expiry/card.html", {"rows": rows[:ON_CARD], "more": len(rows) > ON_CARD})


def _reader(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or request.user.role not in READERS:
        raise PermissionDenied
    return request.user
