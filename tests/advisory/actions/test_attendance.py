from datetime import timedelta

import pytest

from encadena.advisory.actions.attendance import mark, mark_walk_in
from encadena.advisory.choices import MarkedBy
from encadena.advisory.models import Attendance, Registration
from encadena.advisory.rules.applicant import Applicant
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST = MarkedBy.LIST


def test_hours_come_from_attendance_and_never_from_having_registered(cast: Cast) -> None:
    training = a_training(cast.centre, days=(-1, 0))
    row = a_registration(training)
    assert row.minutes == 0

    first, second = training.days.all()
    mark(row, first, present=True, by=LIST, actor=cast.adviser)
    mark(row, second, present=True, minutes=50, by=LIST, actor=cast.adviser)
    row.refresh_from_db()
    assert row.minutes == 230

    mark(row, first, present=False, by=LIST, actor=cast.adviser)
    row.refresh_from_db()
    assert row.minutes == 50


def test_the_same_tap_twice_is_one_mark_and_one_line_in_the_log(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,))
    row = a_registration(training)

    for _ in range(2):
        mark(row, training.days.get(), present=True, by=LIST, actor=cast.adviser)

    assert Attendance.objects.count() == 1
    assert Entry.objects.filter(verb="attendance.marked").count() == 1


def test_it_says_who_marked_how_and_when(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,))

    mark(a_registration(training), training.days.get(), present=True, by=LIST, actor=cast.adviser)

    row = Attendance.objects.get()
    assert (row.by, row.marked_by) == ("list", cast.adviser)
    assert clock.now() - row.marked_at < timedelta(minutes=1)


def test_a_day_that_has_not_come_cannot_be_marked(cast: Cast) -> None:
    training = a_training(cast.centre, days=(1,))
    with pytest.raises(DomainError, match="day_not_yet"):
        mark(a_registration(training), training.days.get(), present=True, by=LIST, actor=cast.adviser)


@pytest.mark.parametrize("state", ["waiting", "cancelled"])
def test_only_whoever_has_a_seat_is_marked(cast: Cast, state: str) -> None:
    training = a_training(cast.centre, days=(0,))
    with pytest.raises(DomainError, match="not_registered_here"):
        mark(a_registration(training, state=state), training.days.get(), present=True, by=LIST, actor=cast.adviser)


def test_the_day_of_another_course_is_refused(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre, days=(0,)))
    other = a_training(cast.centre, days=(0,)).days.get()
    with pytest.raises(DomainError, match="not_registered_here"):
        mark(row, other, present=True, by=LIST, actor=cast.adviser)


@pytest.mark.parametrize("minutes", [0, 181])
def test_nobody_attends_more_minutes_than_the_day_has(cast: Cast, minutes: int) -> None:
    training = a_training(cast.centre, days=(0,))
    row = a_registration(training)
    with pytest.raises(DomainError, match="minutes_too_many"):
        mark(row, training.days.get(), present=True, minutes=minutes, by=LIST, actor=cast.adviser)


@pytest.mark.parametrize(("state", "code"), [("held", "training_held"), ("cancelled", "training_not_open")])
def test_a_course_that_is_over_or_cancelled_takes_no_marks(cast: Cast, state: str, code: str) -> None:
    training = a_training(cast.centre, days=(0,), state=state)
    with pytest.raises(DomainError, match=code):
        mark(a_registration(training), training.days.get(), present=True, by=LIST, actor=cast.adviser)


def test_a_walk_in_is_registered_and_present_even_after_registration_closed(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,), state="closed")

    row = mark_walk_in(training.days.get(), who=Applicant("Rosa Soto"), by=MarkedBy.ROOM, actor=None)

    row.refresh_from_db()
    assert (row.state, row.origin, row.minutes) == ("registered", "walk_in", 180)


def test_a_walk_in_without_a_seat_leaves_nothing_behind(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,), capacity=1)
    a_registration(training)

    with pytest.raises(DomainError, match="no_seat_left"):
        mark_walk_in(training.days.get(), who=Applicant("Rosa Soto"), by=MarkedBy.ROOM, actor=None)

    assert Registration.objects.count() == 1
