"""On the firm's page: what associations say of it, and what it lets them see."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError
from encadena.network.models import Institution

from ...actions.claim import confirm_claim, decline_claim
from ...actions.permission import permit, withdraw_permission
from ...models import Permission
from ...queries.gains import memberships_of
from ...queries.scope import claims_about, may_answer, may_permit
from ...wording.errors import sentence
from ..access import actor_of


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    firm = _firm(request, pk)
    allowed = set(
        Permission.objects.filter(firm=firm, withdrawn_at__isnull=True).values_list("institution_id", flat=True)
    )
    context = {
        "firm": firm,
        "rows": [(m, m.institution_id in allowed) for m in memberships_of(firm)],
        "claims": claims_about(firm) if may_answer(request.user, firm) else [],
        "own": may_permit(request.user, firm),
    }
    return render(request, "associations/firm_panel.html", context)


@require_POST
def answer(request: HttpRequest, pk: int, claim: int) -> HttpResponse:
    """Confirms (``yes``) or declines what an association says of the firm; the firm itself may also permit."""
    firm = _firm(request, pk)
    if not may_answer(request.user, firm):
        raise Http404
    row = get_object_or_404(claims_about(firm), pk=claim)
    try:
        if "yes" in request.POST:
            confirm_claim(row, firm=firm, actor=actor_of(request))
            if "permit" in request.POST and may_permit(request.user, firm):
                permit(firm, institution=row.institution, actor=actor_of(request))
        else:
            decline_claim(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("Quedó respondido."))
    return redirect("firms:page", pk)


@require_POST
def permission(request: HttpRequest, pk: int, institution: int) -> HttpResponse:
    """Grants (``yes``) or withdraws; only the firm itself."""
    firm = _firm(request, pk)
    if not may_permit(request.user, firm):
        raise Http404
    association = get_object_or_404(Institution, pk=institution)
    try:
        if "yes" in request.POST:
            permit(firm, institution=association, actor=actor_of(request))
            text = _("%(name)s puede ver qué recibió tu empresa.")
        else:
            withdraw_permission(firm, institution=association, actor=actor_of(request))
            text = _("%(name)s ya no puede ver qué recibió tu empresa.")
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, text % {"name": association})
    return redirect("firms:page", pk)


def _firm(request: HttpRequest, pk: int) -> Firm:
    return get_object_or_404(firms_visible_to(request.user), pk=pk)
