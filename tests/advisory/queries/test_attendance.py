import pytest

from encadena.advisory.models import Registration
from encadena.advisory.queries.attendance import hours_by_person, people_of, place_in_line
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast
from tests.factories import a_person, an_owner

pytestmark = pytest.mark.django_db


def test_hours_are_added_by_person_over_their_courses(cast: Cast) -> None:
    rosa, juan = a_person(full_name="Rosa"), a_person(full_name="Juan")
    for minutes in (180, 90):
        a_registration(a_training(cast.centre), firm=cast.firm, person=rosa, minutes=minutes)
    a_registration(a_training(cast.centre), firm=cast.firm, person=juan, minutes=0)

    rows = hours_by_person(Registration.objects.filter(firm=cast.firm))

    assert [(row["person__full_name"], row["courses"], row["spent"]) for row in rows] == [("Rosa", 2, 270)]


def test_a_firm_offers_its_owners_and_whom_it_registered_before(cast: Cast) -> None:
    owner = an_owner(cast.firm, full_name="Olga Dueña").person
    known = a_registration(a_training(cast.centre), firm=cast.firm).person
    a_registration(a_training(cast.centre), firm=cast.rival_firm)

    assert set(people_of(cast.firm)) == {owner, known}


def test_the_place_in_line_counts_those_who_still_wait(cast: Cast) -> None:
    training = a_training(cast.centre)
    first, second = a_registration(training, state="waiting"), a_registration(training, state="waiting")
    assert (place_in_line(first), place_in_line(second)) == (1, 2)

    Registration.objects.filter(pk=first.pk).update(state="cancelled")
    assert place_in_line(second) == 1
