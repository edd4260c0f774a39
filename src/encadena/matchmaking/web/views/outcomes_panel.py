"""On the firm's page: what came of its meetings, in its own words, and orders that may become milestones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from encadena.advisory.queries.scope import clients_to_report
from encadena.firms.queries.scope import firms_visible_to

from ... import queries
from ...choices import NOT_COMING
from ...models import Outcome, Participant
from ...queries import results as reading
from ...queries.outcomes import NAMES

SHOWN = 50


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Only what the firm's own side said: the buyer's words are for whoever organises."""
    firm = get_object_or_404(firms_visible_to(request.user), pk=pk)
    people = Participant.objects.filter(firm=firm, round__in=queries.rounds_visible_to(request.user))
    people = people.exclude(status__in=NOT_COMING).select_related("round").order_by("-round_id")
    mine = {p.pk: p for p in people}
    said = Outcome.objects.filter(participant__in=mine, latest=True)
    rows = said.select_related("round", "meeting__milestone_link", *(f"meeting__{n}" for n in NAMES))
    orders: set[int] = set()
    if clients_to_report(request.user, firm).exists():
        orders = set(reading.orders_to_propose(firm, people).values_list("pk", flat=True))
    context = {
        "firm": firm,
        "people": list(mine.values()),
        "rows": [(o, _other(o), o.pk in orders) for o in rows.order_by("-round_id", "-stage", "-pk")[:SHOWN]],
    }
    return render(request, "matchmaking/outcomes/firm_panel.html", context)


def _other(outcome: Outcome) -> Participant:
    meeting = outcome.meeting
    return meeting.second if meeting.first_id == outcome.participant_id else meeting.first
