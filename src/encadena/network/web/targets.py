"""The targets of a centre as a fragment, and fixing one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..actions.target import remove_target, set_target
from ..models import Centre
from ..queries import may_read_results, may_set_targets, target_rows
from ..wording import sentence


def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """This year's; loaded into the centre's pages."""
    centre = _readable(request, pk)
    today = clock.today()
    context = {
        "centre": centre,
        "year": today.year,
        "today": today,
        "rows": target_rows(centre, year=today.year, today=today),
        "may_set": may_set_targets(request.user, centre),
    }
    return render(request, "network/targets.html", context)


@require_POST
def fix(request: HttpRequest, pk: int) -> HttpResponse:
    """An empty value takes the target away."""
    centre = _readable(request, pk)
    if not may_set_targets(request.user, centre):
        raise PermissionDenied
    try:
        messages.success(request, _fix(request, centre))
    except DomainError as error:
        messages.error(request, sentence(error))
    return redirect("network:centre", centre.slug)


def _fix(request: HttpRequest, centre: Centre) -> str:
    indicator, typed = request.POST.get("indicator", ""), request.POST.get("value", "").strip()
    year, actor = clock.today().year, request.user if isinstance(request.user, User) else None
    if not typed:
        remove_target(centre, year=year, indicator=indicator, actor=actor)
        return _("Quitaste la meta.")
    plain = typed.replace(".", "")
    number = int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 12 else 0
    set_target(centre, year=year, indicator=indicator, value=number, actor=actor)
    return _("Fijaste la meta.")


def _readable(request: HttpRequest, pk: int) -> Centre:
    centre = get_object_or_404(Centre, pk=pk)
    if not may_read_results(request.user, centre):
        raise Http404
    return centre
