"""Rounds with the figures that lists and headers show."""

from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from encadena.kernel import clock

from ..choices import NOT_COMING, AgendaState
from ..models import Agenda, Day, Meeting, Participant, Round, Slot, Table, Unavailability


def with_figures(rounds: QuerySet[Round]) -> Any:  # noqa: ANN401  a type with these figures cannot be said
    """Adds ``first_day, last_day, firm_count, buyer_count, meeting_count, slot_count, table_count``."""
    days = Day.objects.filter(round=OuterRef("pk")).order_by().values("round")
    active = Participant.objects.exclude(status__in=NOT_COMING)
    return rounds.select_related("organiser", "region", "commune").annotate(
        first_day=Subquery(days.annotate(v=Min("on")).values("v")),
        last_day=Subquery(days.annotate(v=Max("on")).values("v")),
        firm_count=_count(active.filter(buyer__isnull=True)),
        buyer_count=_count(active.filter(buyer__isnull=False)),
        meeting_count=_count(Meeting.objects.filter(cancelled_at__isnull=True)),
        slot_count=_count(Slot.objects.all()),
        table_count=_count(Table.objects.all()),
    )


def next_round(rounds: QuerySet[Round]) -> Round | None:
    """The round that is on or comes next, by its days; else the last one."""
    today = clock.today()
    dated = with_figures(rounds).filter(first_day__isnull=False)
    found: Round | None = dated.filter(last_day__gte=today).order_by("first_day").first()
    return found or dated.order_by("-last_day").first()


def days_of(round: Round) -> list[date]:
    return list(round.days.values_list("on", flat=True))


def current_agenda(agendas: QuerySet[Agenda]) -> Agenda | None:
    """Of the versions that the reader may see: the draft if there is one, else the published one."""
    ranked = {AgendaState.DRAFT: 0, AgendaState.PUBLISHED: 1}
    shown = sorted(agendas.exclude(state=AgendaState.REPLACED), key=lambda a: ranked[AgendaState(a.state)])
    return shown[0] if shown else None


def search_participants(
    participants: QuerySet[Participant], text: str, *, status: str = "", kind: str = ""
) -> QuerySet[Participant]:
    """Filter by words in the name or the RUT of a firm, the name of a buyer, a label."""
    for word in text.split():
        digits = "".join(c for c in word if c.isdigit() or c in "kK").upper()
        by_name = (
            Q(firm__name__icontains=word)
            | Q(firm__trade_name__icontains=word)
            | Q(buyer__name__icontains=word)
            | Q(label__icontains=word)
        )
        participants = participants.filter(by_name | Q(firm__rut__startswith=digits) if len(digits) > 2 else by_name)
    if status:
        participants = participants.filter(status=status)
    if kind:
        participants = participants.filter(buyer__isnull=kind != "buyer")
    return participants


def with_meeting_count(participants: QuerySet[Participant]) -> QuerySet[Participant]:
    """Adds ``meeting_count`` and ``away_count`` (slots in which they cannot meet)."""
    live = Meeting.objects.filter(cancelled_at__isnull=True).order_by()
    first = live.filter(first=OuterRef("pk")).values("first").annotate(n=Count("pk")).values("n")
    second = live.filter(second=OuterRef("pk")).values("second").annotate(n=Count("pk")).values("n")
    gone = Unavailability.objects.filter(participant=OuterRef("pk")).order_by().values("participant")
    away = gone.annotate(n=Count("pk")).values("n")
    return participants.annotate(
        meeting_count=Coalesce(Subquery(first), 0) + Coalesce(Subquery(second), 0),
        away_count=Coalesce(Subquery(away), 0),
    )


def _count(rows: QuerySet) -> Coalesce:  # type: ignore[type-arg]  # any model with a round
    counted = rows.filter(round=OuterRef("pk")).order_by().values("round").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
