"""Which centre attends a firm, through whom; where it is a member; requests to attend it too."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.models import User
from encadena.accounts.rules import require_role
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre, Institution

from ...actions import assignment as actions
from ...actions.link import decide_link
from ...errors import CENTRE_OUT_OF_SCOPE, CHOICE_MISSING
from ...models import Assignment, Firm
from ...queries.links import pending_for
from ...queries.options import centre_choices
from ...wording.errors import sentence_of
from ..access import LEADERS, STAFF, reader, staff_firm


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    firm = staff_firm(request, pk)

    def act() -> str:
        centre = get_object_or_404(Centre, pk=_own_centre(request, request.POST.get("centre", "")))
        actions.open_assignment(firm, centre=centre, actor=reader(request))
        return _("%(centre)s atiende ahora esta empresa.") % {"centre": centre}

    return _try(request, pk, act)


@require_POST
def change_adviser(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    current = _row(request, staff_firm(request, pk), row)

    def act() -> str:
        chosen = request.POST.get("adviser", "")
        adviser = User.objects.filter(pk=int(chosen)).first() if chosen.isdigit() else None
        actions.reassign(current, adviser=adviser, actor=reader(request))
        return _("Ahora la atiende %(name)s.") % {"name": adviser} if adviser else _("Quedó sin asesoría asignada.")

    return _try(request, pk, act)


@require_POST
def end(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    current = _row(request, staff_firm(request, pk), row)
    undo = reverse("firms:assignment_reopen", args=[pk, row])

    def act() -> str:
        actions.end_assignment(current, actor=reader(request))
        return _("%(centre)s dejó de atender esta empresa.") % {"centre": current.centre}

    answer = _try(request, pk, act, undo)
    return answer if staff_sees(request, pk) else redirect("firms:list")


@require_POST
@require_role(*STAFF)
def reopen(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Undo of ``end``: the centre may have lost sight of the firm, so its own past assignment is proof enough."""
    mine = [key for key, _name in centre_choices(request.user)]
    current = get_object_or_404(Assignment, pk=row, firm=pk, centre__in=mine, firm__merged_into__isnull=True)

    def act() -> str:
        actions.reopen_assignment(current, actor=reader(request))
        return _("%(centre)s atiende de nuevo esta empresa.") % {"centre": current.centre}

    return _try(request, pk, act)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    firm = staff_firm(request, pk)

    def act() -> str:
        chosen = request.POST.get("institution", "")
        institution = Institution.objects.filter(pk=int(chosen) if chosen.isdigit() else 0).first()
        if institution is None:
            raise DomainError(CHOICE_MISSING)
        actions.join_association(firm, institution=institution, actor=reader(request))
        return _("Ahora es socia de %(institution)s.") % {"institution": institution}

    return _try(request, pk, act)


@require_POST
def leave(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    membership = get_object_or_404(staff_firm(request, pk).memberships, pk=row)

    def act() -> str:
        actions.leave_association(membership, actor=reader(request))
        return _("Ya no es socia de %(institution)s.") % {"institution": membership.institution}

    return _try(request, pk, act)


@require_POST
@require_role(*LEADERS)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an adviser who asked that a firm be attended by this centre too."""
    asked = get_object_or_404(pending_for(request.user), pk=pk)
    accept = request.POST.get("answer") == "accept"
    try:
        decide_link(asked, accept=accept, actor=reader(request))
        messages.success(request, _("Aceptaste la solicitud.") if accept else _("Rechazaste la solicitud."))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("firms:list")


def _try(request: HttpRequest, pk: int, act: Callable[[], str], undo: str = "") -> HttpResponse:
    try:
        messages.success(request, act(), extra_tags=f"undo:{undo}" if undo else "")
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("firms:panel_attending", pk=pk)


def staff_sees(request: HttpRequest, pk: int) -> bool:
    from_scope = Firm.objects.filter(pk=pk, assignments__until__isnull=True)
    mine = [key for key, _name in centre_choices(request.user)]
    return from_scope.filter(assignments__centre__in=[int(key) for key in mine]).exists()


def _row(request: HttpRequest, firm: Firm, pk: int) -> Assignment:
    """An assignment to a centre of the reader; those of other centres are theirs to change."""
    mine = [key for key, _name in centre_choices(request.user)]
    return get_object_or_404(firm.assignments.select_related("centre"), pk=pk, centre__in=mine)


def _own_centre(request: HttpRequest, chosen: str) -> str:
    if chosen not in [key for key, _name in centre_choices(request.user)]:
        raise DomainError(CENTRE_OUT_OF_SCOPE)
    return chosen
