"""Courses for tests, made as rows; what a test is about it names."""

from datetime import date, time, timedelta
from itertools import count
from typing import Any

from encadena.advisory.models import Area, Registration, Training, TrainingDay
from encadena.firms.models import Firm, Person
from encadena.kernel import clock
from encadena.network.models import Centre
from tests.factories import a_person

_numbers = count(1)


def some_area() -> Area:
    """Tests with real transactions find the catalogue emptied."""
    area, _new = Area.objects.get_or_create(
        code="finance", defaults={"name_es": "Finanzas", "name_en": "Finance", "since": date(2020, 1, 1)}
    )
    return area


def a_training(centre: Centre, *, days: tuple[int, ...] = (7,), hours: int = 3, **fields: Any) -> Training:
    """Open, of three hours at nine in the morning; ``days`` from today on which it is given."""
    dates = [clock.today() + timedelta(days=n) for n in days]
    fields = {
        "title": f"Curso {next(_numbers)}", "area": some_area(), "place": "Sala 1", "capacity": 10, "state": "open",
        "first_day": min(dates, default=None), "last_day": max(dates, default=None),
        "minutes": hours * 60 * len(dates), **fields,
    }  # fmt: skip
    training = Training.objects.create(centre=centre, **fields)
    for on in dates:
        TrainingDay.objects.create(
            training=training, on=on, starts_at=time(9), ends_at=time(9 + hours), minutes=hours * 60
        )
    return training


def a_registration(
    training: Training, firm: Firm | None = None, person: Person | None = None, **fields: Any
) -> Registration:
    """A seat (or what ``state`` says), counted where the course counts it."""
    n = next(_numbers)
    person = person or a_person()
    fields = {
        "state": "registered", "origin": "centre", "token": f"pase-{n}", "email": f"alumna{n}@example.cl",
        "name": person.full_name, **fields,
    }  # fmt: skip
    if fields["state"] == "waiting":
        training.waiting_last, training.waiting_count = training.waiting_last + 1, training.waiting_count + 1
        fields.setdefault("waiting_number", training.waiting_last)
    elif fields["state"] != "cancelled":
        training.registered_count += 1
    training.save()
    return Registration.objects.create(training=training, person=person, firm=firm, **fields)
