"""What is asked of whom after a round, and what was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery

from encadena.kernel import clock

from ..choices import NOT_COMING, AgendaState, Term
from ..models import AgendaMeeting, Meeting, Outcome, OutcomeMail, Participant, Round
from ..rules.outcomes import due_on, term_on

NAMES = ("first__firm", "first__buyer", "second__firm", "second__buyer")


def days_of_round(round: Round) -> tuple[date | None, date | None]:
    """First and last day."""
    found = round.days.aggregate(first=Min("on"), last=Max("on"))
    return found["first"], found["last"]


def current_term(round: Round) -> Term | None:
    """What is being asked today; None before the round."""
    first, last = days_of_round(round)
    return term_on(last, clock.today()) if first and last and first <= clock.today() else None


@dataclass(frozen=True)
class Line:
    """One meeting as its participant sees it: with whom, when, and what was said last; ``due``: asked now, not
    before it began."""

    meeting: Meeting
    other: Participant
    starts_at: datetime | None
    said: Outcome | None
    due: bool


def lines_of(participant: Participant, term: Term | None) -> list[Line]:
    """The meetings of a participant in order of time, with its own latest words. Two queries."""
    meetings = Meeting.objects.filter(Q(first=participant) | Q(second=participant), cancelled_at__isnull=True)
    rows = list(_timed(meetings).select_related(*NAMES))
    said = {o.meeting_id: o for o in Outcome.objects.filter(participant=participant, latest=True)}
    lines = []
    for meeting in rows:
        other = meeting.second if meeting.first_id == participant.pk else meeting.first
        mine = said.get(meeting.pk)
        starts_at: datetime | None = getattr(meeting, "starts_at", None)
        begun = starts_at is None or starts_at <= clock.now()
        due = begun and term is not None and (mine is None or mine.term < term)
        lines.append(Line(meeting, other, starts_at, mine, due))
    return sorted(lines, key=lambda line: (line.starts_at is None, line.starts_at or clock.now(), line.meeting.pk))


def history_of(meeting: Meeting, participants: Iterable[Participant]) -> list[Outcome]:
    """Everything that these sides ever said of a meeting, newest first; their words alone."""
    rows = Outcome.objects.filter(meeting=meeting, participant__in=[p.pk for p in participants])
    return list(rows.select_related("actor").order_by("-id"))


def _timed(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Adds ``starts_at`` of the published agenda."""
    placed = AgendaMeeting.objects.filter(meeting=OuterRef("pk"), agenda__state=AgendaState.PUBLISHED)
    return meetings.annotate(starts_at=Subquery(placed.values("slot__starts_at")[:1]))


@dataclass(frozen=True)
class Asked:
    """How far the question of one term is: of ``people`` with meetings ``answered`` told all; ``mailed`` were asked."""

    term: Term
    due_on: date
    people: int
    answered: int
    mailed: int

    @property
    def open(self) -> bool:
        return self.due_on <= clock.today()


def asked_of(round: Round) -> list[Asked]:
    """One per term, in order. Empty while the round has no days."""
    _first, last = days_of_round(round)
    if last is None:
        return []
    people = with_meetings(round).count()
    mails = dict(
        OutcomeMail.objects.filter(participant__round=round).order_by().values_list("term").annotate(n=Count("pk"))
    )
    return [
        Asked(
            term,
            due_on(last, term.value),
            people,
            people - owing(round, term).count() if due_on(last, term.value) <= clock.today() else 0,
            mails.get(term.value, 0),
        )
        for term in Term
    ]


def with_meetings(round: Round) -> QuerySet[Participant]:
    """Who has a meeting on the list and did not withdraw."""
    live = Meeting.objects.filter(cancelled_at__isnull=True)
    some = Exists(live.filter(first=OuterRef("pk"))) | Exists(live.filter(second=OuterRef("pk")))
    return round.participants.exclude(status__in=NOT_COMING).filter(some)


def owing(round: Round, term: int) -> QuerySet[Participant]:
    """Participants with a meeting of which they said nothing at this term or a later one."""
    told = Outcome.objects.filter(
        meeting=OuterRef("pk"), participant=OuterRef(OuterRef("pk")), term__gte=term, replaced_at__isnull=True
    )
    silent = Meeting.objects.filter(~Exists(told), cancelled_at__isnull=True)
    some = Exists(silent.filter(first=OuterRef("pk"))) | Exists(silent.filter(second=OuterRef("pk")))
    people = round.participants.exclude(status__in=NOT_COMING).filter(some)
    return people.select_related("firm", "buyer").order_by("order", "id")


def rounds_being_asked(rounds: QuerySet[Round]) -> list[Round]:
    """Rounds whose last day was in the past thirteen months: later nobody is asked any more."""
    today = clock.today()
    ended = rounds.annotate(last_day=Max("days__on")).filter(last_day__lt=today)
    return list(ended.filter(last_day__gte=due_on(today, -13)).order_by("last_day", "pk"))


def silent_meetings(participants: QuerySet[Participant], term: int) -> int:
    """How many meetings of these people wait for their words at this term; one of two of them counts twice."""
    told = Outcome.objects.filter(
        meeting=OuterRef("pk"), participant__in=participants, term__gte=term, replaced_at__isnull=True
    )
    live = Meeting.objects.filter(~Exists(told), cancelled_at__isnull=True)
    return live.filter(first__in=participants).count() + live.filter(second__in=participants).count()


def latest_of(meeting: Meeting, people: Sequence[Participant]) -> dict[int, Outcome]:
    """The newest words of each of these sides, by participant."""
    rows = Outcome.objects.filter(meeting=meeting, participant__in=[p.pk for p in people], latest=True)
    return {o.participant_id: o for o in rows}
