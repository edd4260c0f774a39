"""What a quarter holds for the forms 641 and 888, in the reader's reach: only what counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.choices import FirmKind, Gender
from encadena.firms.models import Ownership

from ..choices import Indicator, TrainingState
from ..models import Area, Baseline, Client, Session, SessionClient, Training
from ..rules.exchange.federal import Quarter, is_mapped
from ..rules.exchange.federal_intake import business_type
from .scope import of_visible_clients, sessions_visible_to

FORMS = (Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Unmapped:
    """An area without a topic of its own in the forms, and how often it comes."""

    area: Area
    sessions: int
    trainings: int


@dataclass(frozen=True)
class Section:
    """A section of activity without a business type in the form (empty: not known), and of how many clients."""

    section: str
    clients: int


@dataclass(frozen=True)
class Summary:
    """``contacts`` are the sessions that do not count and stay out, ``empty`` the courses that nobody attended,
    ``sales`` the clients whose baseline of sales is left out, being in pesos.
    """

    sessions: int
    contacts: int
    trainings: int
    empty: int
    unmapped: Sequence[Unmapped]
    sections: Sequence[Section]
    sales: int


def summary_of(user: User, quarter: Quarter) -> Summary:
    """Six queries and the scope."""
    given = _given(user, quarter)
    totals = given.aggregate(counted=Count("pk", filter=Q(counts=True)), contacts=Count("pk", filter=Q(counts=False)))
    by_area = dict(given.filter(counts=True).values_list("area").annotate(n=Count("pk")).order_by())
    courses = list(_attended(user, quarter).values_list("area", flat=True))
    unmapped = [
        Unmapped(area, by_area.get(area.pk, 0), courses.count(area.pk))
        for area in Area.objects.all()
        if not is_mapped(area.code) and (area.pk in by_area or area.pk in courses)
    ]
    empty = _held(user, quarter).count() - len(courses)
    seats = SessionClient.objects.filter(session__in=given.filter(counts=True))
    attended = Client.objects.filter(pk__in=seats.values("client"))
    of = attended.order_by().values_list("firm__section").annotate(n=Count("pk"))
    sections = [Section(code, n) for code, n in sorted(of) if business_type(code) is None]
    sales = attended.filter(_known(Indicator.SALES)).count()
    return Summary(totals["counted"], totals["contacts"], len(courses), empty, unmapped, sections, sales)


def _known(indicator: Indicator) -> Exists:
    rows = Baseline.objects.filter(client=OuterRef("pk"), indicator=indicator, replaced_at=None, value__isnull=False)
    return Exists(rows)


def sessions_for_form(user: User, quarter: Quarter) -> Iterator[Session]:
    """Those that count, 1,000 at a time, with ``seats``: clients with ``current_baselines``, firms with
    ``current_owners``.
    """
    people = Ownership.objects.filter(until=None).select_related("person")
    owners = Prefetch("firm__ownerships", people, to_attr="current_owners")
    before = Prefetch("client__baselines", Baseline.objects.filter(replaced_at=None), to_attr="current_baselines")
    rows = SessionClient.objects.select_related("firm", "client").prefetch_related(owners, before).order_by("client")
    seats = Prefetch("attended", rows, to_attr="seats")
    sessions = _given(user, quarter).filter(counts=True).select_related("area").prefetch_related(seats)
    return sessions.order_by("on", "pk").iterator(chunk_size=1000)


def trainings_for_form(user: User, quarter: Quarter) -> Iterator[Training]:
    """Held and attended, with the people who came: ``trained``, ``women``, ``men``, ``in_business``,
    ``not_yet``, and its ``blocks``.
    """
    courses = _attended(user, quarter).select_related("area", "centre__commune")
    return courses.order_by("first_day", "pk").iterator()


def _given(user: User, quarter: Quarter) -> QuerySet[Session]:
    visible = sessions_visible_to(user).filter(withdrawn_at=None)
    return visible.filter(on__gte=quarter.first, on__lte=quarter.last)


def _held(user: User, quarter: Quarter) -> QuerySet[Training]:
    """Of the centres in reach; what a rival shows in public is not ours to report."""
    return Training.objects.filter(
        of_visible_clients(user, path=""),
        state=TrainingState.HELD,
        first_day__gte=quarter.first,
        first_day__lte=quarter.last,
    )


def _attended(user: User, quarter: Quarter) -> QuerySet[Training]:
    """Counts people, never rows: somebody who attended several days is one."""
    came = Q(registrations__minutes__gt=0)
    entrepreneur = Q(registrations__firm__kind=FirmKind.ENTREPRENEUR)
    counted = _held(user, quarter).annotate(
        blocks=Count("days", distinct=True),
        trained=_people(came),
        women=_people(came & Q(registrations__person__gender=Gender.FEMALE)),
        men=_people(came & Q(registrations__person__gender=Gender.MALE)),
        in_business=_people(came & Q(registrations__firm__isnull=False) & ~entrepreneur),
        not_yet=_people(came & entrepreneur),
    )
    return counted.filter(trained__gt=0)


def _people(condition: Q) -> Count:
    return Count("registrations__person", filter=condition, distinct=True)
