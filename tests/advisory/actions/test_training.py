from datetime import time, timedelta
from typing import Any

import pytest

from encadena.advisory.actions.attendance import mark
from encadena.advisory.actions.training import change_state, close_training, create_training, update_training
from encadena.advisory.choices import TrainingState
from encadena.advisory.models import Certificate, Training
from encadena.advisory.rules.training import Block
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.trainings import a_registration, a_training, some_area
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SOON = clock.today() + timedelta(days=5)
MORNING = Block(SOON, time(9), time(12))


def data(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {"centre": cast.centre, "title": "Costos", "area": some_area(), "place": "Sala 1", **fields}


def test_a_course_begins_as_a_draft_that_knows_its_hours(cast: Cast) -> None:
    training = create_training(data=data(cast), days=[MORNING], actor=cast.adviser)

    training.refresh_from_db()
    assert (training.state, training.minutes, training.first_day, training.last_day) == ("draft", 180, SOON, SOON)
    assert Entry.objects.filter(verb="training.created", actor=cast.adviser).exists()


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"title": "  "}, "title_missing"), ({"capacity": 0}, "capacity_missing"), ({"share_needed": 0}, "share_wrong")],
)
def test_a_course_says_what_is_wrong_with_it(cast: Cast, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(DomainError, match=code):
        create_training(data=data(cast, **fields), days=[MORNING], actor=cast.adviser)
    assert not Training.objects.exists()


def test_days_that_overlap_are_refused(cast: Cast) -> None:
    with pytest.raises(DomainError, match="days_overlap"):
        create_training(data=data(cast), days=[MORNING, Block(SOON, time(11), time(13))], actor=cast.adviser)


def test_a_course_without_days_or_place_does_not_open(cast: Cast) -> None:
    without_days = create_training(data=data(cast), days=[], actor=cast.adviser)
    without_place = create_training(data=data(cast, place=""), days=[MORNING], actor=cast.adviser)

    for training, code in ((without_days, "day_missing"), (without_place, "place_missing")):
        with pytest.raises(DomainError, match=code):
            change_state(training, state=TrainingState.OPEN, actor=cast.adviser)


def test_a_deadline_after_the_first_day_is_refused(cast: Cast) -> None:
    late = data(cast, registration_until=SOON + timedelta(days=1))
    with pytest.raises(DomainError, match="training_deadline_wrong"):
        create_training(data=late, days=[MORNING], actor=cast.adviser)


def test_capacity_never_falls_below_the_people_who_have_a_seat(cast: Cast) -> None:
    training = a_training(cast.centre, capacity=5)
    a_registration(training)
    a_registration(training)

    with pytest.raises(DomainError, match="capacity_below_registered"):
        update_training(training, data={"capacity": 1}, actor=cast.adviser)


def test_more_seats_go_at_once_to_those_who_wait_in_their_order(cast: Cast) -> None:
    training = a_training(cast.centre, capacity=1)
    a_registration(training)
    first, second = a_registration(training, state="waiting"), a_registration(training, state="waiting")

    update_training(training, data={"capacity": 2}, actor=cast.adviser)

    first.refresh_from_db(), second.refresh_from_db(), training.refresh_from_db()
    assert (first.state, second.state) == ("registered", "waiting")
    assert (training.registered_count, training.waiting_count) == (2, 1)


def test_a_day_with_attendance_stays(cast: Cast) -> None:
    training = a_training(cast.centre, days=(0,))
    mark(a_registration(training), training.days.get(), present=True, by="list", actor=cast.adviser)

    with pytest.raises(DomainError, match="day_has_attendance"):
        update_training(training, data={}, days=[MORNING], actor=cast.adviser)


def test_other_days_replace_those_nobody_attended(cast: Cast) -> None:
    training = a_training(cast.centre)

    update_training(training, data={}, days=[MORNING, Block(SOON, time(14), time(15))], actor=cast.adviser)

    training.refresh_from_db()
    assert (training.days.count(), training.minutes, training.first_day) == (2, 240, SOON)


def test_a_course_closes_only_when_its_last_hour_is_over(cast: Cast) -> None:
    with pytest.raises(DomainError, match="training_not_over"):
        close_training(a_training(cast.centre, days=(-1, 1)), actor=cast.adviser)


def test_closing_gives_certificates_by_attendance_and_notes_who_never_came(cast: Cast) -> None:
    training = a_training(cast.centre, days=(-2, -1))
    both, one, never = (a_registration(training) for _ in range(3))
    for day in training.days.all():
        mark(both, day, present=True, by="list", actor=cast.adviser)
    mark(one, training.days.first(), present=True, by="list", actor=cast.adviser)

    close_training(training, actor=cast.adviser)

    assert [(c.registration_id, c.minutes) for c in Certificate.objects.all()] == [(both.pk, 360)]
    never.refresh_from_db(), one.refresh_from_db()
    assert (never.state, one.state) == ("no_show", "registered")


def test_a_correction_after_closing_revokes_and_issues_anew(cast: Cast) -> None:
    training = a_training(cast.centre, days=(-2, -1))
    kept, lost = a_registration(training), a_registration(training)
    for row in (kept, lost):
        for day in training.days.all():
            mark(row, day, present=True, by="list", actor=cast.adviser)
    close_training(training, actor=cast.adviser)

    change_state(training, state=TrainingState.CLOSED, actor=cast.head)
    mark(lost, training.days.first(), present=False, by="list", actor=cast.adviser)
    close_training(training, actor=cast.head)

    assert Certificate.objects.get(registration=kept).revoked_at is None
    assert Certificate.objects.get(registration=lost).revoked_reason == "attendance-corrected"


def test_a_held_course_is_not_edited(cast: Cast) -> None:
    training = a_training(cast.centre, days=(-1,), state="held")
    with pytest.raises(DomainError, match="training_held"):
        update_training(training, data={"title": "Otro"}, actor=cast.adviser)
