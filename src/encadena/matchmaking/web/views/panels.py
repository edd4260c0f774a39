"""What other pages load of this room: the meetings of a firm, the card of the home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from encadena.accounts.choices import Role
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock

from ... import queries
from ...choices import AgendaState, ParticipantStatus
from ...models import AgendaMeeting, MarketWish, Participant
from ...queries import rounds as reading
from ...queries.market import may_decide

ADVISING = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR})
NAMES = (
    "slot",
    "table",
    "agenda__round",
    "meeting__first__firm",
    "meeting__first__buyer",
    "meeting__second__firm",
    "meeting__second__buyer",
)
SHOWN = 50


@require_GET
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """The rounds in which a firm takes part and its published meetings, newest round first."""
    firm = get_object_or_404(firms_visible_to(request.user), pk=pk)
    people = Participant.objects.filter(firm=firm, round__in=queries.rounds_visible_to(request.user))
    people = people.exclude(status=ParticipantStatus.WITHDRAWN).select_related("round").order_by("-round_id")
    mine = {p.pk: p for p in people}
    placed = AgendaMeeting.objects.filter(agenda__state=AgendaState.PUBLISHED).select_related(*NAMES)
    own = placed.filter(meeting__first__in=mine) | placed.filter(meeting__second__in=mine)
    rows = [_row(p, mine) for p in own.order_by("-slot__starts_at")[:SHOWN]]
    context = {"firm": firm, "people": people, "rows": rows, "may_edit": may_decide(request.user, firm)}
    context["wish"] = MarketWish.objects.filter(firm=firm).first()
    return render(request, "matchmaking/firm_panel.html", context)


@require_GET
def home_card(request: HttpRequest) -> HttpResponse:
    """The round that is on today or comes next, with what the reader has to do in it."""
    rounds = queries.rounds_visible_to(request.user)
    round = reading.next_round(rounds)
    if round is None:
        return render(request, "matchmaking/home_card.html", {"round": None})
    manages = queries.may_manage(request.user, round)
    agenda = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    own = 0
    if agenda and not manages:
        people = queries.participants_visible_to(request.user, round).values("pk")
        placed = agenda.meetings.filter(meeting__first__in=people) | agenda.meetings.filter(meeting__second__in=people)
        own = placed.distinct().count()
    today = round.days.filter(on=clock.today()).exists()
    context = {"round": round, "manages": manages, "agenda": agenda, "own": own, "today": today}
    context["attends"] = getattr(request.user, "role", "") in ADVISING
    return render(request, "matchmaking/home_card.html", context)


def _row(placed: AgendaMeeting, mine: dict[int, Participant]) -> dict[str, object]:
    meeting = placed.meeting
    other = meeting.second if meeting.first_id in mine else meeting.first
    person = mine.get(meeting.first_id) or mine.get(meeting.second_id)
    return {"placed": placed, "other": other, "round": placed.agenda.round, "person": person}
