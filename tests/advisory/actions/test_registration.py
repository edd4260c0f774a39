from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from encadena.advisory.actions.registration import cancel_registration, register, restore_registration
from encadena.advisory.choices import RegistrationOrigin
from encadena.advisory.models import Registration, Training
from encadena.advisory.rules.applicant import Applicant
from encadena.firms.models import Person
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.at_once import Crowd
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast
from tests.factories import a_centre, a_person, a_rut

CENTRE = RegistrationOrigin.CENTRE


def enter(training: Training, name: str, cast: Cast | None = None, **fields: Any) -> Registration:
    who = Applicant(full_name=name, **{"email": f"{name.lower()}@example.cl", **fields})
    return register(training, who=who, origin=CENTRE, actor=cast.adviser if cast else None)


def counts(training: Training) -> tuple[int, int]:
    training.refresh_from_db()
    rows = (
        training.registrations.filter(state="registered").count(),
        training.registrations.filter(state="waiting").count(),
    )
    assert rows == (training.registered_count, training.waiting_count)
    return rows


@pytest.mark.django_db
def test_seats_come_first_and_then_the_waiting_list_in_order(cast: Cast) -> None:
    training = a_training(cast.centre, capacity=1)

    rows = [enter(training, name, cast) for name in ("Ana", "Beto", "Carla")]

    assert [(r.state, r.waiting_number) for r in rows] == [("registered", None), ("waiting", 1), ("waiting", 2)]
    assert counts(training) == (1, 2)
    assert len({r.token for r in rows}) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["registered", "waiting"])
def test_the_same_person_twice_is_refused_by_rut(cast: Cast, state: str) -> None:
    rut = a_rut(12_345_678)
    training = a_training(cast.centre, capacity=1)
    if state == "waiting":
        a_registration(training)
    enter(training, "Ana", cast, rut=rut)

    with pytest.raises(DomainError, match=f"already_{state}"):
        enter(training, "Otra", cast, rut=rut, email="otro@example.cl")


@pytest.mark.django_db
def test_without_a_rut_the_same_name_and_mail_is_the_same_person_and_another_mail_is_another(cast: Cast) -> None:
    training = a_training(cast.centre)
    enter(training, "Ana Díaz", cast, email="ana@example.cl")

    with pytest.raises(DomainError, match="already_registered"):
        enter(training, "ana diaz", cast, email="ana@example.cl")
    enter(training, "Ana Díaz", cast, email="otra@example.cl")

    assert counts(training) == (2, 0)


@pytest.mark.django_db
def test_a_form_never_rewrites_a_person_who_is_in_the_register(cast: Cast) -> None:
    known = a_person(full_name="Rosa Soto", rut=a_rut(11_111_111), email="")

    row = enter(a_training(cast.centre), "Falsa", cast, rut=known.rut, email="falsa@example.cl")

    known.refresh_from_db()
    assert (row.person_id, row.name) == (known.pk, "Falsa")
    assert (known.full_name, known.email) == ("Rosa Soto", "")


@pytest.mark.django_db
def test_the_same_person_without_rut_is_one_person_in_two_courses(cast: Cast) -> None:
    first = enter(a_training(cast.centre), "Ana", cast)
    second = enter(a_training(cast.centre), "Ana", cast)
    assert first.person_id == second.person_id


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"state": "draft"}, "training_not_open"),
        ({"state": "closed"}, "training_not_open"),
        ({"days": (-1, 3)}, "training_started"),
        ({"registration_until": clock.today() - timedelta(days=1)}, "training_deadline_over"),
    ],
)
def test_a_course_that_takes_nobody_says_why_and_keeps_nothing(cast: Cast, fields: dict[str, Any], code: str) -> None:
    training = a_training(cast.centre, **fields)

    with pytest.raises(DomainError, match=code):
        enter(training, "Ana", cast)

    assert not Registration.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_seat_that_is_given_back_goes_to_the_first_who_waits(cast: Cast) -> None:
    training = a_training(cast.centre, capacity=1)
    seat, first, second = (enter(training, name, cast) for name in ("Ana", "Beto", "Carla"))

    cancel_registration(seat, actor=cast.adviser)

    for row in (first, second):
        row.refresh_from_db()
    assert (first.state, second.state) == ("registered", "waiting")
    assert counts(training) == (1, 1)


@pytest.mark.django_db
def test_undoing_a_cancellation_takes_the_seat_back_if_it_is_free(cast: Cast) -> None:
    training = a_training(cast.centre, capacity=1)
    row = enter(training, "Ana", cast)

    cancel_registration(row, actor=cast.adviser)
    assert counts(training) == (0, 0)
    restored = restore_registration(row, actor=cast.adviser)

    assert restored.state == "registered"
    assert counts(training) == (1, 0)


@pytest.mark.django_db
def test_undoing_when_somebody_else_has_the_seat_waits_at_the_head_of_the_list(cast: Cast) -> None:
    training = a_training(cast.centre, capacity=1)
    seat, moved, third = (enter(training, name, cast) for name in ("Ana", "Beto", "Carla"))

    cancel_registration(seat, actor=cast.adviser)
    restored = restore_registration(seat, actor=cast.adviser)
    assert restored.state == "waiting"
    assert restored.waiting_number < Registration.objects.get(pk=third.pk).waiting_number

    cancel_registration(moved, actor=cast.adviser)
    restored.refresh_from_db()
    assert restored.state == "registered"
    assert counts(training) == (1, 1)


@pytest.mark.django_db
def test_cancelling_twice_and_restoring_what_is_not_cancelled_are_refused(cast: Cast) -> None:
    row = enter(a_training(cast.centre), "Ana", cast)

    with pytest.raises(DomainError, match="registration_not_cancelled"):
        restore_registration(row, actor=cast.adviser)
    cancel_registration(row, actor=cast.adviser)
    with pytest.raises(DomainError, match="registration_cancelled"):
        cancel_registration(row, actor=cast.adviser)


@pytest.mark.django_db
def test_somebody_who_attended_is_not_cancelled(cast: Cast) -> None:
    row = a_registration(a_training(cast.centre), minutes=60)
    with pytest.raises(DomainError, match="already_attended"):
        cancel_registration(row, actor=cast.adviser)


@pytest.mark.django_db
def test_a_cancelled_person_may_register_again_in_the_same_row(cast: Cast) -> None:
    training = a_training(cast.centre)
    row = enter(training, "Ana", cast)
    cancel_registration(row, actor=cast.adviser)

    again = enter(training, "Ana", cast)

    assert (again.pk, again.state) == (row.pk, "registered")
    assert counts(training) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_at_once_for_the_two_last_seats_never_get_more_than_two(tmp_path: Path) -> None:
    training = a_training(a_centre(), capacity=5)
    for _ in range(3):
        a_registration(training)
    crowd = Crowd(tmp_path)

    states = crowd.together(lambda n: enter(training, f"Persona{n}").state, 6)

    assert sorted(states) == ["registered"] * 2 + ["waiting"] * 4
    assert crowd.alone(lambda _n: counts(training)) == (5, 4)
    waiting = crowd.alone(lambda _n: list(training.registrations.values_list("waiting_number", flat=True)))
    assert sorted(n for n in waiting if n) == [1, 2, 3, 4]


@pytest.mark.django_db(transaction=True)
def test_two_seats_given_back_at_once_go_to_two_different_people(tmp_path: Path) -> None:
    training = a_training(a_centre(), capacity=2)
    seated = [a_registration(training), a_registration(training)]
    for _ in range(3):
        a_registration(training, state="waiting")
    crowd = Crowd(tmp_path)

    crowd.together(lambda n: cancel_registration(seated[n], actor=None), 2)

    assert crowd.alone(lambda _n: counts(training)) == (2, 1)
