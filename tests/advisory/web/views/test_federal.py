from datetime import date, time
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import Client as Browser
from django.urls import reverse

from encadena.accounts.models import User
from encadena.advisory.models import Area, Training, TrainingDay
from encadena.firms.models import Firm
from tests.advisory.federal_table import COUNSELING, TRAINING, faults_of
from tests.advisory.makers import a_baseline, a_client, a_session, an_area
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast
from tests.factories import a_firm, a_person, a_rut, an_owner

pytestmark = pytest.mark.django_db
ON = date(2025, 5, 5)
QUARTER = "?ano=2025&trimestre=2"


def downloaded(browser: Browser, person: User, form: str) -> bytes:
    browser.force_login(person)
    return b"".join(browser.get(reverse(f"advisory:form_{form}") + QUARTER).streaming_content)  # type: ignore[attr-defined]


def read(browser: Browser, person: User, form: str) -> Element:
    return fromstring(downloaded(browser, person, form))  # noqa: S314  our own file


def a_held_course(cast: Cast, **fields: object) -> Training:
    training = a_training(cast.centre, days=(), state="held", first_day=ON, last_day=ON, minutes=180, **fields)
    TrainingDay.objects.create(training=training, on=ON, starts_at=time(9), ends_at=time(12), minutes=180)
    return training


def test_a_session_becomes_one_record_per_client_and_its_hours_add_up(cast: Cast, client: Browser) -> None:
    first, second = (a_client(cast.centre, cast.adviser, a_firm(cast.centre, cast.adviser)) for _n in range(2))
    a_session(first, second, on=ON, advice="x", travel_minutes=90, area=an_area("foreign_trade"), mode="video")
    root = read(client, cast.head, "641")
    records = root.findall("CounselingRecord")
    assert [record.findtext("PartnerClientNumber") for record in records] == [str(first.pk), str(second.pk)]
    told = records[0].find("CounselorRecord")
    assert told is not None
    assert told.findtext("CounselingProvided/Code") == "International Trade"
    assert (told.findtext("SessionType"), told.findtext("DateCounseled")) == ("Online", "2025-05-05")
    travel = [float(record.findtext("CounselorRecord/CounselingHours/Travel") or 0) for record in records]
    assert sum(travel) == 1.5
    order = ["PartnerSessionNumber", "VerifiedToBeInBusiness", "CounselingProvided", "SessionType", "DateCounseled"]
    assert [child.tag for child in told if child.tag != "BusinessStartDatePart3"] == [*order, "CounselingHours"]


def test_contacts_withdrawn_sessions_other_quarters_and_rivals_stay_out(cast: Cast, client: Browser) -> None:
    own = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(own, on=ON, counts=False)
    a_session(own, on=ON, withdrawn_at="2025-06-01T12:00:00Z")
    a_session(own, on=date(2025, 7, 1))
    a_session(a_client(cast.rival_centre, cast.rival, cast.rival_firm), on=ON)
    assert len(read(client, cast.head, "641")) == 0
    assert len(read(client, cast.agency, "641")) == 1


def test_nothing_that_names_a_firm_or_a_person_is_in_the_files(cast: Cast, client: Browser) -> None:
    firm = a_firm(cast.centre, cast.adviser, name="Los Ñires <&> SpA", email="ventas@nires.cl", phone="+56911112222")
    a_session(a_client(cast.centre, cast.adviser, firm), on=ON, advice="Secreto", next_action="Llamar")
    a_registration(a_held_course(cast, title="Exportar -- <paso> a paso"), firm, minutes=180, name="Rosa Soto")
    text = (downloaded(client, cast.head, "641") + downloaded(client, cast.head, "888")).decode()
    for secret in ("ires", "ventas@", "9111", "Secreto", "Llamar", "Soto", "alumna", cast.adviser.full_name):
        assert secret not in text, secret


def test_an_area_without_a_topic_is_told_in_the_file_and_on_the_page(cast: Cast, client: Browser) -> None:
    a_session(a_client(cast.centre, cast.adviser, cast.firm), on=ON, area=an_area("linkage"))
    text = downloaded(client, cast.head, "641").decode()
    assert "no topic for linkage: 1 sessions as Other" in text
    provided = fromstring(text.encode()).find("CounselingRecord/CounselorRecord/CounselingProvided")  # noqa: S314
    assert provided is not None
    assert [child.text for child in provided] == ["Other", "Supply chains and suppliers"]
    page = " ".join(client.get(reverse("advisory:forms") + QUARTER).content.decode().split())
    assert "Encadenamiento y proveedores" in page
    assert '<option value="2025" selected' in page
    assert "/641/?ano=2025&amp;trimestre=2" in page


def test_a_course_counts_people_and_guesses_no_gender(cast: Cast, client: Browser) -> None:
    training = a_held_course(cast)
    second = TrainingDay.objects.create(training=training, on=ON, starts_at=time(14), ends_at=time(15), minutes=60)
    for gender in ("female", "female", "male", "other", "not_reported"):
        a_registration(training, person=a_person(gender=gender), minutes=180)
    came = training.registrations.first()
    assert came is not None
    for day in (training.days.first(), second):
        came.attendance.create(day=day, present=True, minutes=60, by="list")
    a_registration(training, person=a_person(gender="female"), minutes=0, state="no_show")
    a_held_course(cast, title="Vacío")
    record = read(client, cast.head, "888").find("ManagementTrainingRecord")
    assert record is not None
    told = {name: record.findtext(f"NumberTrained/{name}") for name in ("Total", "Female", "Male")}
    assert told == {"Total": "5", "Female": "2", "Male": "1"}
    assert (record.findtext("NumberOfSessions"), record.findtext("ProgramFormatType")) == ("2", "In-person")
    assert b"1 courses; 1 without attendance" in downloaded(client, cast.head, "888")


def test_a_rivals_public_course_is_not_ours(cast: Cast, client: Browser) -> None:
    training = a_training(cast.rival_centre, days=(), state="held", first_day=ON, minutes=60, public=True)
    a_registration(training, minutes=60)
    assert len(read(client, cast.head, "888")) == 0
    assert len(read(client, cast.agency, "888")) == 1


def test_a_quarter_that_does_not_exist_says_so(cast: Cast, client: Browser) -> None:
    client.force_login(cast.head)
    answer = client.get(reverse("advisory:form_641") + "?ano=2025&trimestre=9")
    assert answer.status_code == 422
    assert "No existe el trimestre 9 de 2025" in answer.content.decode()


def a_firm_in(cast: Cast, section: str, **fields: object) -> Firm:
    """The section follows the main activity, which these firms do not state."""
    firm = a_firm(cast.centre, cast.adviser, **fields)
    Firm.objects.filter(pk=firm.pk).update(section=section)
    return firm


def some_of_everything(cast: Cast) -> None:
    """Every mode and area, firms of every kind and section, with and without owners, baselines and places."""
    kinds = ("company", "natural_person", "cooperative", "entrepreneur")
    areas = list(Area.objects.filter(until=None))
    for n, section in enumerate("ABCDEFGHIJKLMNOPQRSTU"):
        kind = kinds[n % 4]
        rut = None if kind == "entrepreneur" else a_rut()
        firm = a_firm_in(cast, section, kind=kind, rut=rut, started_on=ON if n % 2 else None)
        attended = a_client(cast.centre, cast.adviser, firm)
        if n % 3 == 0:
            an_owner(firm, 60, gender="female")
            an_owner(firm, 40, gender="male")
            a_baseline(attended, "exports", 1500 * (n % 2))
        a_baseline(attended, "jobs", None if n % 5 == 0 else n)
        mode = ("centre", "firm", "phone", "video")[n % 4]
        a_session(attended, on=ON, advice="x", area=areas[n % len(areas)], mode=mode, travel_minutes=n)
    for number, mode in enumerate(("in_person", "online", "hybrid")):
        course = a_held_course(cast, mode=mode, language=("es", "en")[number % 2], area=areas[number])
        a_registration(course, cast.firm, minutes=180)


def test_the_files_keep_to_what_the_published_schemas_allow(cast: Cast, client: Browser) -> None:
    some_of_everything(cast)
    counselling, training = read(client, cast.head, "641"), read(client, cast.head, "888")
    assert (len(counselling), len(training)) == (21, 3)
    assert faults_of(counselling, COUNSELING) == []
    assert faults_of(training, TRAINING) == []


def test_the_table_tells_what_is_unknown_missing_out_of_order_or_outside(cast: Cast, client: Browser) -> None:
    some_of_everything(cast)
    root = read(client, cast.head, "641")
    told = root.findall("CounselingRecord/CounselorRecord")
    told[0].insert(0, told[0][-1])
    told[1].remove(told[1][0])
    told[2].append(fromstring("<Fax>1</Fax>"))  # noqa: S314  our own text
    told[3][-1][0].text = "1.234"
    faults = [fault.rsplit("CounselorRecord", 1)[-1] for fault in faults_of(root, COUNSELING)]
    assert faults == [
        ": out of order", "/CounselingHours: 2 times", "/PartnerSessionNumber: 0 times", "/Fax: unknown",
        "/CounselingHours/Contact: '1.234'",
    ]  # fmt: skip


def test_a_client_is_told_as_far_as_it_is_known_and_the_rest_is_listed(cast: Cast, client: Browser) -> None:
    known = a_firm_in(cast, "C", kind="cooperative")
    an_owner(known, 75, gender="female")
    an_owner(known, 25, gender="other")
    full = a_client(cast.centre, cast.adviser, known)
    for indicator, value in (("sales", 900), ("jobs", 4), ("exports", 0)):
        a_baseline(full, indicator, value)
    bare = a_client(cast.centre, cast.adviser, a_firm_in(cast, "G"))
    an_owner(bare.firm, 50, gender="female")
    for attended in (full, bare):
        a_session(attended, on=ON, advice="x")
    text = downloaded(client, cast.head, "641").decode()
    first, second = fromstring(text.encode()).findall("CounselingRecord/ClientIntake")  # noqa: S314  our own file
    said = {child.tag: "/".join(filter(None, ((part.text or "").strip() for part in child.iter()))) for child in first}
    assert said == {
        "Race": "Prefer not to say", "CurrentlyInBusiness": "Yes", "CurrentlyExporting": "No",
        "BusinessType": "Manufacturing", "BusinessOwnership": "75.00", "TotalNumberOfEmployees": "4.00",
        "ClientAnnualIncomePart2": "0.00", "LegalEntity": "Other/Cooperative",
    }  # fmt: skip
    assert [child.tag for child in second] == ["Race", "CurrentlyInBusiness", "LegalEntity"]
    assert "no business type for section G: 1 clients" in text
    assert "sales in pesos are left out: 1 clients" in text
    page = client.get(reverse("advisory:forms") + QUARTER).content.decode()
    assert "Rubro G, sin tipo de negocio propio" in page
    assert "en pesos: el formulario las pide en dólares" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_641_takes_the_same_number_of_queries_for_one_session_and_three(
    cast: Cast, client: Browser, rows: int, django_assert_num_queries: object
) -> None:
    for _n in range(rows):
        a_session(a_client(cast.centre, cast.adviser, a_firm(cast.centre, cast.adviser)), on=ON, advice="x")
    downloaded(client, cast.head, "641")
    with django_assert_num_queries(20):  # type: ignore[operator]
        downloaded(client, cast.head, "641")
