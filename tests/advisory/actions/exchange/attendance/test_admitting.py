import pytest

from encadena.advisory.actions.exchange import apply_sheet
from encadena.advisory.choices import SheetSubject
from encadena.advisory.models import Attendance, Registration, SheetImport, TrainingDay
from tests.advisory.sheets import codes, sheet_of
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast
from tests.factories import a_person, a_rut

pytestmark = pytest.mark.django_db
Row = dict[str, object]


def sheet(cast: Cast, *rows: Row) -> SheetImport:
    return sheet_of(SheetSubject.ATTENDANCE, cast.centre, cast.adviser, rows)


def a_row(day: TrainingDay, name: str = "Ana Soto", **cells: object) -> Row:
    usual: Row = {"Curso": day.training.title, "Fecha": f"{day.on:%d-%m-%Y}", "Nombre": name, "Asistió": "sí"}
    return usual | cells


def test_every_bad_cell_is_told_with_its_row_and_column(cast: Cast) -> None:
    day = a_training(cast.centre, days=(-3, -2), title="Costos").days.all()[0]
    batch = sheet(
        cast,
        a_row(day),
        a_row(day, "Bea", Curso="Costas"),
        a_row(day, "Caro", Fecha="01-01-2020"),
        a_row(day, "Dora", Fecha=""),
        a_row(day, "Eva", Minutos="181"),
        a_row(day, "Flor", Asistió="no", Minutos="20"),
        a_row(day, "", Asistió="sí"),
        a_row(day, "Gil", RUT="12.345.678-9"),
        a_row(day, "Hugo", Correo="sin arroba"),
        a_row(day, "Inés", **{"RUT de la empresa": cast.rival_firm.rut}),
        a_row(day, "Juan", Curso="", **{"Id curso": "999999"}),
        a_row(day, "Ana Soto", Asistió="no"),
    )
    assert codes(batch) == [
        (3, "Curso", "row_course_unknown"),
        (4, "Fecha", "row_day_unknown"),
        (5, "Fecha", "row_day_missing"),
        (6, "Minutos", "minutes_too_many"),
        (7, "Minutos", "row_absent_with_minutes"),
        (8, "Nombre", "name_missing"),
        (9, "RUT", "rut_wrong_digit"),
        (10, "Correo", "email_invalid"),
        (11, "RUT de la empresa", "row_firm_unknown"),
        (12, "Id curso", "row_course_unknown"),
        (13, "Fecha", "row_mark_twice"),
    ]
    assert (batch.counts["new"], batch.counts["registrations"], batch.counts["minutes"]) == (1, 1, 180)
    assert not Registration.objects.exists()


def test_a_course_that_has_one_day_needs_none_said_and_two_of_one_name_are_told_apart_by_the_day(cast: Cast) -> None:
    first, second = (a_training(cast.centre, days=(-n,), title="Costos") for n in (9, 3))
    days = [first.days.get(), second.days.get()]
    unclear = sheet(cast, a_row(days[0], Fecha=""))
    assert codes(unclear) == [(2, "Curso", "row_course_unclear")]
    batch = sheet(cast, a_row(days[1]), a_row(days[0], "Bea", Fecha="", **{"Id curso": first.pk}))
    apply_sheet(batch, only_good_rows=False, actor=cast.adviser)
    assert dict(Attendance.objects.values_list("registration__name", "day")) == {
        "Ana Soto": days[1].pk, "Bea": days[0].pk,
    }  # fmt: skip


def test_there_are_never_more_people_than_seats(cast: Cast) -> None:
    day = a_training(cast.centre, days=(-1,), capacity=2).days.get()
    a_registration(day.training)
    batch = sheet(cast, a_row(day), a_row(day, "Bea"))
    assert codes(batch) == [(3, "Curso", "no_seat_left")]
    apply_sheet(batch, only_good_rows=True, actor=cast.adviser)
    day.training.refresh_from_db()
    assert (day.training.registered_count, day.training.registrations.count()) == (2, 2)


def test_what_was_noted_stays_and_the_row_is_told_so(cast: Cast) -> None:
    day = a_training(cast.centre, days=(-1,)).days.get()
    seat = a_registration(day.training, person=a_person(rut=a_rut()), firm=cast.firm)
    Attendance.objects.create(registration=seat, day=day, present=True, minutes=60, by="list")
    same, other = a_row(day, seat.name, RUT=seat.person.rut, Minutos=60), a_row(day, seat.name, RUT=seat.person.rut)
    assert (codes(sheet(cast, same)), sheet(cast, same).counts["unchanged"]) == ([], 1)
    batch = apply_sheet(sheet(cast, other), only_good_rows=False, actor=cast.adviser)
    assert codes(batch) == [(2, "", "row_mark_differs")]
    assert Attendance.objects.get().minutes == 60


@pytest.mark.parametrize(("state", "code"), [("waiting", "row_still_waits"), ("cancelled", "row_was_cancelled")])
def test_whoever_waits_or_cancelled_was_not_there(cast: Cast, state: str, code: str) -> None:
    day = a_training(cast.centre, days=(-1,)).days.get()
    seat = a_registration(day.training, person=a_person(rut=a_rut()), state=state)
    row = a_row(day, seat.name, RUT=seat.person.rut)
    assert codes(sheet(cast, row)) == [(2, "Nombre", code)]
    assert sheet(cast, row | {"Asistió": "", "Fecha": ""}).counts["unchanged"] == 1


@pytest.mark.parametrize(("state", "code"), [("held", "training_held"), ("draft", "training_not_open")])
def test_a_course_that_is_closed_or_not_open_takes_nobody(cast: Cast, state: str, code: str) -> None:
    day = a_training(cast.centre, days=(-1,), state=state).days.get()
    assert codes(sheet(cast, a_row(day))) == [(2, "Curso", code)]


def test_the_rivals_course_is_nobodys_business_here(cast: Cast) -> None:
    day = a_training(cast.rival_centre, days=(-1,), title="Ajeno").days.get()
    rows = [a_row(day), a_row(day, Curso="", **{"Id curso": day.training_id})]
    assert [code for *_cell, code in codes(sheet(cast, *rows))] == ["row_course_unknown"] * 2


@pytest.mark.parametrize("rows", [1, 3])
def test_checking_takes_the_same_number_of_queries_for_one_row_and_three(
    cast: Cast, rows: int, django_assert_num_queries: object
) -> None:
    day = a_training(cast.centre, days=(-1,)).days.get()
    with django_assert_num_queries(27):  # type: ignore[operator]
        sheet(cast, *[a_row(day, f"Persona {n}", Correo=f"p{n}@example.cl") for n in range(rows)])
