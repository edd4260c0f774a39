from io import BytesIO

import pytest
from django.test import Client as Browser
from django.urls import reverse
from python_calamine import CalamineWorkbook

from encadena.advisory.actions.attendance import mark
from encadena.advisory.actions.exchange import apply_sheet
from encadena.advisory.choices import MarkedBy, SheetSubject
from encadena.advisory.models import Attendance, Registration, Training
from tests.advisory.sheets import file_of
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast
from tests.factories import a_person, a_rut

pytestmark = pytest.mark.django_db


def some_attendance(cast: Cast) -> None:
    first = a_training(cast.centre, days=(-9, -8), title="=Costos")
    second = a_training(cast.centre, days=(-5,))
    for course, firm in ((first, cast.firm), (second, None)):
        for person in (a_person(rut=a_rut()), a_person(email="sin.rut@example.cl")):
            seat = a_registration(course, firm, person=person, email=person.email)
            for n, day in enumerate(course.days.all()):
                mark(seat, day, present=n == 0, minutes=None, by=MarkedBy.LIST, actor=None)
    a_registration(second, cast.firm, person=a_person(rut=a_rut()))


def exported(browser: Browser, language: str = "es") -> bytes:
    answer = browser.get(reverse("advisory:attendance_export"), headers={"accept-language": language})
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def rows_in(file: bytes) -> list[list[object]]:
    """Without the headings."""
    return CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()[1:]


def said() -> list[object]:
    seats = Registration.objects.order_by("training", "name").values_list(
        "training", "person", "name", "firm", "minutes"
    )
    marks = Attendance.objects.order_by("day", "registration__name")
    return [list(seats), list(marks.values_list("day", "registration__person", "present", "minutes"))]


def test_what_is_exported_comes_back_unchanged_and_says_the_same_where_it_was_not_known(
    cast: Cast, client: Browser
) -> None:
    some_attendance(cast)
    before = said()
    client.force_login(cast.head)
    for language in ("es", "en"):
        file = exported(client, language)
        same = file_of(SheetSubject.ATTENDANCE, cast.centre, cast.head, file)
        assert (same.counts["unchanged"], same.counts["new"], same.counts["warnings"]) == (7, 0, 0)
        Registration.objects.all().delete()
        Training.objects.update(registered_count=0)
        for _time in range(2):
            batch = file_of(SheetSubject.ATTENDANCE, cast.centre, cast.head, file)
            assert batch.counts["errors"] == 0, list(batch.issues.values("row", "column", "code", "value"))
            apply_sheet(batch, only_good_rows=False, actor=cast.head)
            assert said() == before


def test_a_rival_gets_none_of_the_people(cast: Cast, client: Browser) -> None:
    some_attendance(cast)
    client.force_login(cast.rival)
    assert rows_in(exported(client)) == []
    client.force_login(cast.head)
    assert len(rows_in(exported(client))) == 7
    Training.objects.update(public=True)
    client.force_login(cast.rival)
    assert rows_in(exported(client)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_file_takes_the_same_number_of_queries_for_one_row_and_three(
    cast: Cast, client: Browser, rows: int, django_assert_num_queries: object
) -> None:
    course = a_training(cast.centre, days=(-5,))
    for _n in range(rows):
        mark(a_registration(course), course.days.get(), present=True, by=MarkedBy.LIST, actor=None)
    client.force_login(cast.head)
    exported(client)
    with django_assert_num_queries(6):  # type: ignore[operator]
        exported(client)
