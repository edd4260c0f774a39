"""The card of a client firm's page with its papers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from encadena.accounts.choices import Role
from encadena.accounts.rules import require_role

from ...queries.portal import newest_papers
from ...queries.scope import firms_visible_to


@require_safe
@require_role(Role.FIRM)
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    firm = get_object_or_404(firms_visible_to(request.user), pk=pk)
    context = {"firm": firm, "papers": newest_papers(request.user, firm)}
    return render(request, "firms/portal/documents.html", context)
