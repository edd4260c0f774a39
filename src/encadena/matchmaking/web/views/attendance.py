"""In person or by video: of a participant with their clock, and of one meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from encadena.kernel.errors import DomainError

from ...actions import attendance as actions
from ...choices import AwayReason, MeetingMode
from ...wording import day as wording
from ..access import actor_of, managed_round, visible_participant
from ..forms.attendance import AttendanceForm, MeetingModeForm
from ..pages import frame


def attendance(request: HttpRequest, pk: int, participant: int) -> HttpResponse:
    round = managed_round(request, pk)
    person = visible_participant(request, round, participant)
    person.round = round
    shown = {
        "mode": person.mode,
        "time_zone": person.time_zone or (person.zone.key if person.zone else ""),
        "works_from": person.works_from,
        "works_until": person.works_until,
    }
    form = AttendanceForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data, "mode": MeetingMode(form.cleaned_data["mode"])}
        try:
            actions.set_attendance(person, **data, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            messages.success(request, _("Se guardó cómo asiste %(name)s.") % {"name": person.name})
            return redirect("matchmaking:attendance", pk, participant)
    outside = person.unavailabilities.filter(reason=AwayReason.HOURS).select_related("slot").order_by("slot__number")
    context = frame(request, round, "participants", person=person, form=form, outside=[row.slot for row in outside])
    return render(request, "matchmaking/day/attendance.html", context)


def meeting_mode(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    round = managed_round(request, pk)
    people = ("first__firm", "first__buyer", "second__firm", "second__buyer")
    row = get_object_or_404(round.meetings.filter(cancelled_at__isnull=True).select_related(*people), pk=meeting)
    row.round = round
    form = MeetingModeForm(request.POST or None, initial={"mode": row.mode, "video_link": row.video_link})
    if request.method == "POST" and form.is_valid():
        mode = MeetingMode(form.cleaned_data["mode"])
        try:
            actions.set_meeting_mode(
                row, mode=mode, video_link=form.cleaned_data["video_link"], actor=actor_of(request)
            )
        except DomainError as error:
            form.add_error("video_link", wording.sentence(error))
        else:
            messages.success(request, _("Se guardó la reunión %(meeting)s.") % {"meeting": row})
            return redirect("matchmaking:meeting", pk, meeting)
    context = frame(request, round, "meetings", meeting=row, form=form)
    return render(request, "matchmaking/day/meeting_mode.html", context)
