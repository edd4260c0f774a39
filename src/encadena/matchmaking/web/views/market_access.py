"""Who comes in for a buyer outside of rounds, by a link to its needs: given, sent again, renewed, taken back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.kernel.errors import DomainError

from ...actions.access import give_access
from ...models import Need
from ...queries.access import doors_of
from ...queries.market import needs_visible_to
from ...wording.errors import sentence
from ..access import actor_of
from ..forms.access import AccessForm
from .access import delegate_of, mail_link, site_of, take_from


def give(request: HttpRequest, need: int) -> HttpResponse:
    row = _worked_with(request, need)
    form = AccessForm(request.POST or None, initial={"language": row.language})
    if request.method == "POST" and form.is_valid():
        try:
            give_access(row.buyer, round=None, **form.cleaned_data, site=site_of(request), actor=actor_of(request))
        except DomainError as error:
            form.add_error("email", sentence(error))
        else:
            messages.success(request, _("Mandamos el enlace a %(email)s.") % form.cleaned_data)
            return redirect("matchmaking:market_access", need)
    context = {"need": row, "doors": doors_of(row.buyer), "form": form}
    return render(request, "matchmaking/market/access.html", context, status=422 if form.errors else 200)


@require_POST
def link(request: HttpRequest, need: int, delegate: int) -> HttpResponse:
    mail_link(request, delegate_of(_worked_with(request, need).buyer, delegate), None)
    return redirect("matchmaking:market_access", need)


@require_POST
def take(request: HttpRequest, need: int, delegate: int) -> HttpResponse:
    take_from(request, delegate_of(_worked_with(request, need).buyer, delegate))
    return redirect("matchmaking:market_access", need)


def _worked_with(request: HttpRequest, need: int) -> Need:
    """For whoever works with the buyer, not for its own people."""
    row = get_object_or_404(needs_visible_to(request.user), pk=need)
    if getattr(request.user, "role", "") == Role.BUYER:
        raise Http404
    return row
