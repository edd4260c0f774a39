"""What a client firm reads and answers by itself: its courses, its centre, the questions of a follow-up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from encadena.accounts.choices import Role
from encadena.accounts.rules import require_role
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError

from ...actions import follow_up as actions
from ...choices import Channel
from ...models import FollowUp
from ...queries import portal as queries
from ...queries.milestones import follow_ups_visible_to
from ...wording.portal import told_to_the_firm
from ..access import reader
from ..forms.portal import OwnAnswerForm


@require_safe
@require_role(Role.FIRM)
def courses(request: HttpRequest, pk: int) -> HttpResponse:
    firm = _own(request, pk)
    return render(request, "advisory/portal/courses.html", {"seats": queries.seats_of(request.user, firm)})


@require_safe
@require_role(Role.FIRM)
def centre(request: HttpRequest, pk: int) -> HttpResponse:
    firm = _own(request, pk)
    return render(request, "advisory/portal/centre.html", {"clients": queries.accompanied_by(request.user, firm)})


@require_role(Role.FIRM)
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """The firm answers for itself; what is answered already is said so."""
    rows = follow_ups_visible_to(request.user).select_related("client__firm", "centre")
    row = get_object_or_404(rows, pk=pk)
    form = OwnAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _answered(request, row, form):
        messages.success(request, _("Gracias. Tu respuesta quedó guardada."))
        return redirect("home")
    return render(request, "advisory/portal/follow_up.html", {"row": row, "form": form})


def _answered(request: HttpRequest, row: FollowUp, form: OwnAnswerForm) -> bool:
    try:
        actions.answer_follow_up(row, channel=Channel.PORTAL, data=form.cleaned_data, actor=reader(request))
    except DomainError as error:
        form.add_error(None, told_to_the_firm(error))
        return False
    return True


def _own(request: HttpRequest, pk: int) -> Firm:
    return get_object_or_404(firms_visible_to(request.user), pk=pk)
