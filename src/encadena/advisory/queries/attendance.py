"""The people of one course with the days they attended, read in three queries however many they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Prefetch, Q, QuerySet, Sum

from encadena.accounts.models import User
from encadena.firms.models import Firm, Ownership, Person

from ..choices import SEATED, RegistrationState
from ..models import Attendance, Certificate, Registration, Training, TrainingDay
from ..rules.training import reaches
from .trainings import registrations_visible_to

EXPORTED = 20_000


@dataclass(frozen=True)
class Line:
    """A person and, per day of the course, what is known (None: nobody has looked)."""

    registration: Registration
    marks: list[tuple[TrainingDay, Attendance | None]]
    certificate: Certificate | None
    earns: bool

    @property
    def on_first(self) -> Attendance | None:
        return self.marks[0][1] if self.marks else None


def lines_of(training: Training, days: list[TrainingDay]) -> list[Line]:
    """Everybody with a seat, by name."""
    rows = list(training.registrations.filter(state__in=SEATED).select_related("firm", "person").order_by("name", "pk"))
    marks = {(a.registration_id, a.day_id): a for a in Attendance.objects.filter(day__in=days)}
    valid = {c.registration_id: c for c in Certificate.objects.filter(registration__in=rows, revoked_at=None)}
    return [
        Line(
            row,
            [(day, marks.get((row.pk, day.pk))) for day in days],
            valid.get(row.pk),
            reaches(row.minutes, training.minutes, training.share_needed),
        )
        for row in rows
    ]


def attendance_in_order(
    user: User | AnonymousUser, trainings: QuerySet[Training]
) -> Iterator[tuple[Registration, Attendance | None]]:
    """A row per person and day that was noted, one without a mark for who has only a seat; at most 20,000.

    Of the people whom the reader may see, in these courses; read 1,000 at a time.
    """
    seats = registrations_visible_to(user).filter(training__in=trainings.order_by(), state__in=SEATED)
    seats = seats.select_related("training__centre", "person", "firm").order_by(
        "-training__first_day", "training", "name", "pk"
    )
    marks = Attendance.objects.select_related("day").order_by("day__on", "day__starts_at")
    rows = seats.prefetch_related(Prefetch("attendance", queryset=marks)).iterator(chunk_size=1000)
    yield from islice(((row, mark) for row in rows for mark in row.attendance.all() or (None,)), EXPORTED)


def present_by_day(training: Training) -> dict[int, int]:
    counted = Attendance.objects.filter(day__training=training, present=True).values_list("day").annotate(n=Count("pk"))
    return dict(counted)


def waiting_of(training: Training) -> QuerySet[Registration]:
    return (
        training.registrations.filter(state=RegistrationState.WAITING).select_related("firm").order_by("waiting_number")
    )


def cancelled_of(training: Training) -> QuerySet[Registration]:
    gone = training.registrations.filter(state=RegistrationState.CANCELLED)
    return gone.select_related("firm").order_by("-cancelled_at")


def place_in_line(registration: Registration) -> int:
    """1 for whoever moves up next."""
    ahead = Registration.objects.filter(
        training=registration.training_id,
        state=RegistrationState.WAITING,
        waiting_number__lt=registration.waiting_number or 0,
    )
    return ahead.count() + 1


def people_of(firm: Firm, limit: int = 60) -> list[Person]:
    """Whom a firm may register with one tap: its owners of today and those it registered before."""
    owners = Ownership.objects.filter(firm=firm, until=None, person__isnull=False).values("person")
    before = Registration.objects.filter(firm=firm).values("person")
    return list(Person.objects.filter(Q(pk__in=owners) | Q(pk__in=before)).order_by("full_name", "pk")[:limit])


def hours_by_person(registrations: QuerySet[Registration]) -> list[Mapping[str, object]]:
    """Per person: courses with attendance, minutes, valid certificates; most hours first."""
    valid = Q(certificates__isnull=False, certificates__revoked_at=None)
    rows = registrations.filter(minutes__gt=0).order_by().values("person", "person__full_name")
    return list(
        rows.annotate(
            courses=Count("pk", distinct=True),
            certified=Count("certificates", filter=valid, distinct=True),
            spent=Sum("minutes"),
        ).order_by(F("spent").desc(), "person__full_name")[:100]
    )
