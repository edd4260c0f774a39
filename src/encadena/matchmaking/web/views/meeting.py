"""One meeting of the list: when and where it may be held, how long it takes, and who else sits at the table."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ...actions import meetings as actions
from ...actions.companions import join_meeting, leave_meeting
from ...queries.companions import members_of
from ...queries.interpreting import needs_of
from ...wording import errors as wording
from ...wording.interpreting import pair_words
from ..access import actor_of, managed_round
from ..forms.meeting import MeetingEditForm
from ..pages import frame
from .meetings import visible_meeting


def meeting_edit(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = visible_meeting(request, round, meeting)
    initial = {
        "session": row.session,
        "slot": row.fixed_slot_id,
        "table": row.fixed_table_id,
        "note": row.note,
        "length": row.length,
        "interpreting": row.interpreting,
    }
    form = MeetingEditForm(request.POST or None, round=round, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_meeting(row, **form.cleaned_data, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            messages.success(request, _("Se guardó la reunión %(meeting)s.") % {"meeting": row})
            return redirect("matchmaking:meetings", pk)
    needed = needs_of(round, round.interpreters.all(), only=row.pk).get(row.pk, ())
    context = frame(
        request,
        round,
        "meetings",
        form=form,
        meeting=row,
        members=members_of(row),
        needed=", ".join(pair_words(pair) for pair in needed),
    )
    return render(request, "matchmaking/meeting_form.html", context)


@require_POST
def meeting_join(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    """Somebody sits beside the second of a meeting."""
    round = managed_round(request, pk)
    row = visible_meeting(request, round, meeting)
    wanted = request.POST.get("companion", "")
    if not wanted:
        messages.error(request, _("Busca y elige a quien se suma."))
        return redirect("matchmaking:meeting", pk, meeting)
    if not wanted.isdigit():
        raise BadRequest
    person = get_object_or_404(round.participants.select_related("firm", "buyer"), pk=wanted)
    try:
        join_meeting(row, participant=person, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("%(name)s se suma a la reunión.") % {"name": person.name})
    return redirect("matchmaking:meeting", pk, meeting)


@require_POST
def meeting_leave(request: HttpRequest, pk: int, meeting: int, participant: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = visible_meeting(request, round, meeting)
    person = get_object_or_404(round.participants.select_related("firm", "buyer"), pk=participant)
    if leave_meeting(row, participant=person, actor=actor_of(request)):
        messages.success(request, _("%(name)s ya no va a esta reunión.") % {"name": person.name})
    return redirect("matchmaking:meeting", pk, meeting)
