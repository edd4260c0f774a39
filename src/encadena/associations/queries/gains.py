"""What members got in a year: a number per firm and kind, and the records behind one number."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from encadena.advisory.choices import TrainingState
from encadena.advisory.models import Registration, SessionClient
from encadena.chains.models import ProjectMember
from encadena.fairs.choices import FairState
from encadena.fairs.models import Exhibitor
from encadena.firms.models import Firm, Membership
from encadena.kernel import clock
from encadena.matchmaking.choices import NOT_COMING, RoundState, Stage
from encadena.matchmaking.models import Meeting, Outcome, Participant
from encadena.missions.choices import ApplicationState
from encadena.missions.models import Application
from encadena.network.models import Institution

from ..rules.gains import Member
from .scope import members_of, permitting

Firms = QuerySet[Any, Any]
SHOWN = 100


@dataclass(frozen=True)
class Year:
    first: date
    last: date


def year_of(number: int) -> Year:
    return Year(date(number, 1, 1), date(number, 12, 31))


def members_with_gains(institution: Institution, number: int) -> list[Member]:
    """Every member of today with what it got in the year. A fixed number of queries."""
    rows = list(members_of(institution).values_list("firm_id", "firm__section"))
    firms = members_of(institution).values("firm")
    got = gains_of(firms, number)
    allowing = set(permitting(institution).values_list("firm_id", flat=True))
    return [Member(firm, section or "", firm in allowing, got.get(firm, {})) for firm, section in dict(rows).items()]


def gains_of(firms: Firms, number: int) -> dict[int, dict[str, int | None]]:
    """By firm and kind; a kind that is absent is zero, None is not known. One query for each kind, and one.

    Meetings of a firm are not known while nobody said a word about any that it had in the year.
    """
    found: dict[int, dict[str, int | None]] = defaultdict(dict)
    year = year_of(number)
    for firm in _silent(firms, year):
        found[firm]["meetings"] = None
    for kind, counted in _COUNTS.items():
        for firm, amount in counted(firms, year):
            found[firm][kind] = amount or 0
    return found


def _silent(firms: Firms, year: Year) -> set[int]:
    """Firms that had meetings in rounds that are over, with no word of anybody about any of them."""
    said = Exists(Outcome.objects.filter(meeting=OuterRef("pk"), latest=True))
    over = min(year.last, clock.today() - timedelta(days=1))
    rows = Meeting.objects.filter(second__firm__in=firms, cancelled_at__isnull=True)
    rows = rows.filter(round__days__on__range=(year.first, over)).order_by()
    told = rows.annotate(said=said).values_list("second__firm").annotate(n=Count("pk", filter=Q(said=True)))
    return {firm for firm, n in told if firm is not None and not n}


def _minutes(firms: Firms, year: Year) -> Iterable[tuple[int, int]]:
    return _sessions(firms, year).order_by().values_list("firm").annotate(n=Sum("minutes"))


def _trainings(firms: Firms, year: Year) -> Iterable[tuple[int, int]]:
    return _registrations(firms, year).order_by().values_list("firm").annotate(n=Count("training", distinct=True))


def _rounds(firms: Firms, year: Year) -> Iterable[tuple[int, int]]:
    return _participations(firms, year).order_by().values_list("firm").annotate(n=Count("round", distinct=True))


def _meetings(firms: Firms, year: Year) -> Iterable[tuple[int, int]]:
    return _held(firms, year).order_by().values_list("second__firm").annotate(n=Count("pk", distinct=True))


def _missions(firms: Firms, year: Year) -> Iterable[tuple[int, int]]:
    return _journeys(firms, year).order_by().values_list("firm").annotate(n=Count("mission", distinct=True))


def _fairs(firms: Firms, year: Year) -> Iterable[tuple[int, int]]:
    return _exhibitions(firms, year).order_by().values_list("firm").annotate(n=Count("fair", distinct=True))


def _projects(firms: Firms, year: Year) -> Iterable[tuple[int, int]]:
    return _project_members(firms, year).order_by().values_list("firm").annotate(n=Count("project", distinct=True))


_COUNTS: dict[str, Callable[[Firms, Year], Iterable[tuple[int, int]]]] = {
    "minutes": _minutes,
    "trainings": _trainings,
    "rounds": _rounds,
    "meetings": _meetings,
    "missions": _missions,
    "fairs": _fairs,
    "projects": _projects,
}


def _sessions(firms: Firms, year: Year) -> QuerySet[SessionClient]:
    rows = SessionClient.objects.filter(firm__in=firms, on__range=(year.first, year.last))
    return rows.filter(session__counts=True, session__withdrawn_at__isnull=True)


def _registrations(firms: Firms, year: Year) -> QuerySet[Registration]:
    held = Q(training__state=TrainingState.HELD, training__first_day__range=(year.first, year.last))
    return Registration.objects.filter(held, firm__in=firms, minutes__gt=0)


def _participations(firms: Firms, year: Year) -> QuerySet[Participant]:
    rows = Participant.objects.filter(firm__in=firms, round__state__in=[RoundState.PUBLISHED, RoundState.CLOSED])
    return rows.filter(round__days__on__range=(year.first, year.last)).exclude(status__in=NOT_COMING)


def _held(firms: Firms, year: Year) -> QuerySet[Meeting]:
    """Said to have been held by at least one side."""
    said = Outcome.objects.filter(meeting=OuterRef("pk"), latest=True, stage__gt=Stage.NOT_HELD)
    rows = Meeting.objects.filter(Exists(said), second__firm__in=firms, cancelled_at__isnull=True)
    return rows.filter(round__days__on__range=(year.first, year.last))


def _journeys(firms: Firms, year: Year) -> QuerySet[Application]:
    rows = Application.objects.filter(firm__in=firms, state=ApplicationState.CHOSEN)
    return rows.filter(mission__starts_on__range=(year.first, year.last))


def _exhibitions(firms: Firms, year: Year) -> QuerySet[Exhibitor]:
    """At fairs that were convened and began in the year."""
    rows = Exhibitor.objects.filter(firm__in=firms).exclude(fair__state=FairState.DRAFT)
    return rows.filter(fair__starts_on__range=(year.first, min(year.last, clock.today())))


def _project_members(firms: Firms, year: Year) -> QuerySet[ProjectMember]:
    began = ProjectMember.objects.filter(firm__in=firms, entered_on__lte=year.last)
    return began.filter(Q(left_on__isnull=True) | Q(left_on__gt=year.first))


@dataclass(frozen=True)
class Record:
    """One thing that a member got: when, what, how many minutes (of a session)."""

    on: date | None
    what: str
    minutes: int | None = None


def records_of(firm: Firm, kind: str, number: int) -> list[Record]:
    """What one number of one member counts, newest first, at most a hundred. KeyError for what is no kind.

    Of a session only its day and length: what was advised stays between the firm and its centre.
    """
    return _RECORDS[kind](Firm.objects.filter(pk=firm.pk).values("pk"), year_of(number))


def _session_records(firms: Firms, year: Year) -> list[Record]:
    rows = _sessions(firms, year).order_by("-on", "-pk")[:SHOWN]
    return [Record(row.on, "", row.minutes) for row in rows]


def _training_records(firms: Firms, year: Year) -> list[Record]:
    rows = (
        _registrations(firms, year)
        .order_by("-training__first_day")
        .values_list("training__first_day", "training__title")
    )
    return [Record(on, title) for on, title in rows.distinct()[:SHOWN]]


def _round_records(firms: Firms, year: Year) -> list[Record]:
    rows = _participations(firms, year).select_related("round").distinct().order_by("-round")[:SHOWN]
    return [Record(None, str(row.round)) for row in rows]


def _meeting_records(firms: Firms, year: Year) -> list[Record]:
    rows = _held(firms, year).select_related("round", "first__buyer", "first__firm").distinct().order_by("-pk")[:SHOWN]
    return [Record(None, f"{row.first.name} · {row.round}") for row in rows]


def _mission_records(firms: Firms, year: Year) -> list[Record]:
    rows = _journeys(firms, year).select_related("mission").order_by("-mission__starts_on")[:SHOWN]
    return [Record(row.mission.starts_on, str(row.mission)) for row in rows]


def _fair_records(firms: Firms, year: Year) -> list[Record]:
    rows = _exhibitions(firms, year).select_related("fair").order_by("-fair__starts_on")[:SHOWN]
    return [Record(row.fair.starts_on, str(row.fair)) for row in rows]


def _project_records(firms: Firms, year: Year) -> list[Record]:
    rows = _project_members(firms, year).select_related("project").order_by("-entered_on")[:SHOWN]
    return [Record(row.entered_on, str(row.project)) for row in rows]


_RECORDS: dict[str, Callable[[Firms, Year], list[Record]]] = {
    "minutes": _session_records,
    "trainings": _training_records,
    "rounds": _round_records,
    "meetings": _meeting_records,
    "missions": _mission_records,
    "fairs": _fair_records,
    "projects": _project_records,
}


def memberships_of(firm: Firm) -> QuerySet[Membership]:
    return firm.memberships.select_related("institution").order_by("until", "-since")
