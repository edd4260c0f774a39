from typing import Any

import pytest

from encadena.advisory.actions.attendance import mark
from encadena.advisory.actions.exchange import apply_sheet, undo_sheet
from encadena.advisory.actions.exchange.attendance import AttendanceSheet, writing
from encadena.advisory.actions.training import change_state, close_training
from encadena.advisory.choices import MarkedBy, SheetSubject, TrainingState
from encadena.advisory.models import Attendance, Registration, SheetImport, Training
from encadena.audit.models import Entry
from encadena.firms.models import Person
from encadena.jobs.models import Job
from encadena.jobs.registry import Interrupted
from tests.advisory.sheets import sheet_of
from tests.advisory.trainings import a_training
from tests.cast import Cast
from tests.factories import a_person, a_rut

pytestmark = pytest.mark.django_db


def rows_of(cast: Cast) -> list[dict[str, object]]:
    """Two courses of two days; three people with a RUT, one with a mail, one with a name only."""
    people: list[dict[str, object]] = [
        *({"Nombre": p.full_name, "RUT": p.rut, "Correo": ""} for p in (a_person(rut=a_rut()) for _n in range(3))),
        {"Nombre": "Rosa Mail", "RUT": "", "Correo": "rosa@example.cl"},
        {"Nombre": "Sola Nombre", "RUT": "", "Correo": ""},
    ]
    days = [day for n in range(2) for day in a_training(cast.centre, days=(-9 + n, -5 + n)).days.all()]
    return [
        {
            "Curso": day.training.title, "Fecha": f"{day.on:%d-%m-%Y}", **person,
            "RUT de la empresa": cast.firm.rut, "Asistió": "no" if n == 0 else "sí", "Minutos": 60 if n == 1 else "",
        }
        for day in days
        for n, person in enumerate(people)
    ]  # fmt: skip


def checked(cast: Cast, rows: list[dict[str, object]]) -> SheetImport:
    return sheet_of(SheetSubject.ATTENDANCE, cast.centre, cast.adviser, rows)


def all_said() -> list[Any]:
    seats = Registration.objects.order_by("training", "name").values_list(
        "training", "name", "firm", "minutes", "state"
    )
    marks = Attendance.objects.order_by("day", "registration__name")
    courses = Training.objects.order_by("pk").values_list("pk", "registered_count")
    return [list(seats), list(marks.values_list("day", "registration__name", "present", "minutes")), list(courses)]


def test_rows_become_seats_and_hours_of_person_and_firm_and_nobody_gets_a_mail(cast: Cast) -> None:
    done = apply_sheet(checked(cast, rows_of(cast)), only_good_rows=False, actor=cast.adviser)
    assert (Registration.objects.count(), Attendance.objects.count(), done.counts["made"]) == (10, 20, 20)
    hours = Registration.objects.filter(firm=cast.firm).order_by("minutes").values_list("minutes", flat=True)
    assert list(hours) == [0, 0, 120, 120, 360, 360, 360, 360, 360, 360]
    assert Person.objects.filter(full_name="Rosa Mail").count() == 1
    assert set(Registration.objects.values_list("origin", flat=True)) == {"sheet"}
    assert Entry.objects.filter(verb="registration.made").count() == 10
    assert not Job.objects.filter(kind__contains="tell").exists()


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    rows = rows_of(cast)
    apply_sheet(checked(cast, rows), only_good_rows=False, actor=cast.adviser)
    before, people = all_said(), Person.objects.count()
    again = apply_sheet(checked(cast, rows), only_good_rows=False, actor=cast.adviser)
    assert (all_said(), Person.objects.count()) == (before, people)
    counts = again.counts
    assert (counts["made"], counts["unchanged"], counts["errors"], counts["warnings"]) == (0, 20, 0, 0)


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_a_worker_that_dies_in_a_chunk_leaves_what_a_clean_run_leaves(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    rows = rows_of(cast)
    before = all_said()
    clean = apply_sheet(checked(cast, rows), only_good_rows=False, actor=cast.adviser)
    wanted = all_said()
    undo_sheet(clean, actor=cast.adviser)
    assert all_said() == before
    batch = checked(cast, rows)
    monkeypatch.setattr(AttendanceSheet, "chunk", 7)
    real, calls = writing._tell_marked, []

    def dies(*args: Any) -> None:
        calls.append(1)
        if len(calls) == chunk:
            raise Interrupted
        real(*args)

    with monkeypatch.context() as patch:
        patch.setattr(writing, "_tell_marked", dies)
        with pytest.raises(Interrupted):
            apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    assert Attendance.objects.count() == 7 * (chunk - 1)
    batch.refresh_from_db()
    done = apply_sheet(batch, only_good_rows=False, actor=cast.adviser, resume=True)
    assert all_said() == wanted
    assert done.counts["made"] == 20


def test_undo_keeps_what_somebody_corrected_and_its_seat(cast: Cast) -> None:
    batch = apply_sheet(checked(cast, rows_of(cast)), only_good_rows=False, actor=cast.adviser)
    noted = Attendance.objects.filter(minutes=60).first()
    assert noted is not None
    mark(noted.registration, noted.day, present=True, minutes=90, by=MarkedBy.LIST, actor=cast.head)
    undone = undo_sheet(batch, actor=cast.adviser)
    kept = Registration.objects.get()
    assert (kept.attendance.get().minutes, kept.minutes, kept.training.registered_count) == (90, 90, 1)
    told = set(batch.made.filter(state="refused").values_list("what", "reason"))
    assert told == {("mark", "undo_mark_changed"), ("registration", "undo_seat_used")}
    assert undone.counts["refused"] == 1


def test_a_course_that_was_closed_keeps_its_people_until_it_is_opened_again(cast: Cast) -> None:
    batch = apply_sheet(checked(cast, rows_of(cast)), only_good_rows=False, actor=cast.adviser)
    course = Training.objects.order_by("pk")[0]
    close_training(course, actor=cast.head)
    undo_sheet(batch, actor=cast.adviser)
    assert course.registrations.count() == 5
    assert set(batch.made.filter(state="refused").values_list("reason", flat=True)) == {"undo_course_held"}
    change_state(course, state=TrainingState.CLOSED, actor=cast.head)
    undo_sheet(batch, actor=cast.adviser)
    certified = {row.certificates.exists() for row in course.registrations.all()}
    assert certified == {True}
