"""The list of meetings: by hand, and from the matrix of buyers and firms."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ... import queries
from ...actions import meetings as actions
from ...choices import NOT_COMING, MeetingOrigin
from ...models import Meeting, Round
from ...queries import matrix as crossing
from ...queries import order as ordering
from ...queries import rounds as reading
from ...wording import errors as wording
from ..access import actor_of, managed_round
from ..forms import NewMeetingForm
from ..pages import frame

PAGE = 50
OPTIONS = 12
FIELDS = ("first", "second", "companion")
BUYERS_AT_ONCE, FIRMS_AT_ONCE = 8, 40
NAMES = ("first__firm", "first__buyer", "second__firm", "second__buyer", "fixed_slot", "fixed_table")


def meeting_list(request: HttpRequest, pk: int, form: NewMeetingForm | None = None) -> HttpResponse:
    round = managed_round(request, pk)
    meetings = queries.meetings_visible_to(request.user, round).select_related(*NAMES)
    meetings = meetings.prefetch_related("companions__participant__firm", "companions__participant__buyer")
    meetings = ordering.named(meetings, request.GET.get("q", ""))
    if (origin := request.GET.get("origen", "")) in MeetingOrigin.values:
        meetings = meetings.filter(origin=origin)
    page = Paginator(meetings, PAGE).get_page(request.GET.get("page"))
    for meeting in page.object_list:
        meeting.round = round
    context = frame(
        request,
        round,
        "meetings",
        page_obj=page,
        origins=MeetingOrigin.choices,
        form=form or NewMeetingForm(round=round),
        imports=round.meeting_imports.all()[:5],
        orders=ordering.precedences_of(round).count(),
    )
    return render(request, "matchmaking/meeting_list.html", context, status=422 if form else 200)


@require_POST
def meeting_add(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    form = NewMeetingForm(request.POST, round=round)
    if not form.is_valid():
        return _again(request, pk, form)
    data = form.cleaned_data
    when = (data["session"], data["slot"], data["table"], data["note"])
    wanted = actions.Wanted(data["first"], data["second"], *when, length=data["length"])
    try:
        meeting = actions.add_meeting(round, wanted=wanted, actor=actor_of(request))
    except DomainError as error:
        form.add_error(None, wording.sentence(error))
        return _again(request, pk, form)
    undo = reverse("matchmaking:meeting_cancel", args=[pk, meeting.pk])
    messages.success(request, _("Se agregó la reunión %(meeting)s.") % {"meeting": meeting}, extra_tags=f"undo:{undo}")
    return redirect("matchmaking:meetings", pk)


def participant_options(request: HttpRequest, pk: int) -> HttpResponse:
    """Participants that match what is being typed, as choices of a form field (htmx)."""
    round = managed_round(request, pk)
    field = request.GET.get("field", "")
    field = field if field in FIELDS else FIELDS[0]
    text = request.GET.get(f"q_{field}", "").strip()
    people = queries.participants_visible_to(request.user, round).exclude(status__in=NOT_COMING)
    found = reading.search_participants(people, text)[:OPTIONS] if text else []
    return render(request, "matchmaking/participant_options.html", {"options": found, "field": field, "text": text})


@require_POST
def meeting_cancel(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = visible_meeting(request, round, meeting)
    actions.cancel_meetings(round, meetings=[row], actor=actor_of(request))
    undo = reverse("matchmaking:meeting_restore", args=[pk, row.pk])
    text = _("Se quitó la reunión %(meeting)s.") % {"meeting": row}
    messages.success(request, text, extra_tags=f"undo:{undo}")
    return redirect("matchmaking:meetings", pk)


@require_POST
def meeting_restore(request: HttpRequest, pk: int, meeting: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(Meeting.objects.filter(round=round), pk=meeting)
    try:
        actions.restore_meetings(round, meetings=[row], actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("La reunión volvió a la lista."))
    return redirect("matchmaking:meetings", pk)


def matrix(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick who meets whom; shared words between wish and offer are the suggestion."""
    round = managed_round(request, pk)
    buyers = crossing.buyers_of(round)
    chosen = request.GET.get("comprador", "")
    shown = [b for b in buyers if str(b.pk) == chosen] or buyers[:BUYERS_AT_ONCE]
    firms = [f for f in crossing.firms_of(round) if _matches(f.name, request.GET.get("q", ""))]
    rows = crossing.matrix(round, shown, firms, best_first=True)
    page = Paginator(rows, FIRMS_AT_ONCE).get_page(request.GET.get("page"))
    if request.method == "POST":
        ticked = set(request.POST.getlist("pair"))
        among = {f"{c.buyer.pk}-{r.firm.pk}": (c.buyer, r.firm) for r in rows for c in r.cells if not c.locked}
        shown_pairs = {key: among[key] for key in request.POST.getlist("shown") if key in among}
        try:
            added, gone = actions.choose_meetings(
                round,
                pairs=[pair for key, pair in shown_pairs.items() if key in ticked],
                among=list(shown_pairs.values()),
                actor=actor_of(request),
            )
        except DomainError as error:
            messages.error(request, wording.sentence(error))
        else:
            messages.success(request, _summary(added, gone))
        return redirect(request.get_full_path())
    context = frame(request, round, "meetings", buyers=buyers, shown=shown, page_obj=page, chosen=chosen)
    return render(request, "matchmaking/matrix.html", context)


def _again(request: HttpRequest, pk: int, form: NewMeetingForm) -> HttpResponse:
    return meeting_list(request, pk, form)


def visible_meeting(request: HttpRequest, round: Round, pk: int) -> Meeting:
    meetings: QuerySet[Meeting] = queries.meetings_visible_to(request.user, round).select_related("round", *NAMES)
    return get_object_or_404(meetings, pk=pk)


def _matches(name: str, text: str) -> bool:
    return fold(text) in fold(name)


def _summary(added: int, gone: int) -> str:
    if not added and not gone:
        return _("No cambió ninguna reunión.")
    parts = []
    if added:
        parts.append(ngettext("%(n)s reunión agregada", "%(n)s reuniones agregadas", added) % {"n": added})
    if gone:
        parts.append(ngettext("%(n)s quitada", "%(n)s quitadas", gone) % {"n": gone})
    return ", ".join(parts) + "."
