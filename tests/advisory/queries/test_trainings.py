from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from encadena.advisory.models import Registration
from encadena.advisory.queries.trainings import (
    days_between,
    filtered,
    may_manage_training,
    public_trainings,
    registrations_visible_to,
    sees_people_of,
    trainings_visible_to,
)
from encadena.firms.models import Assignment
from encadena.kernel import clock
from tests.advisory.trainings import a_registration, a_training
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SEES_ALL = {"adviser", "head", "coordinator", "agency", "agency_region", "administrator"}


def test_a_course_that_is_not_public_is_seen_by_its_centre_and_those_above_it(cast: Cast) -> None:
    training = a_training(cast.centre)

    seen = {who for who, user in cast.by_role().items() if training in trainings_visible_to(user)}

    assert seen == SEES_ALL | {"owner"}


def test_a_public_course_is_seen_by_everybody_but_its_people_only_by_those_above_it(cast: Cast) -> None:
    training = a_training(cast.centre, public=True)
    a_registration(training)

    for who, user in cast.by_role().items():
        assert training in trainings_visible_to(user)
        assert sees_people_of(user, training) == (who in SEES_ALL)
        assert registrations_visible_to(user).exists() == (who in SEES_ALL)


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_a_public_draft_or_a_cancelled_course_is_on_show_for_nobody(cast: Cast, state: str) -> None:
    training = a_training(cast.centre, public=True, state=state)

    assert not public_trainings().exists()
    assert training not in trainings_visible_to(cast.rival)
    assert not trainings_visible_to(AnonymousUser()).exists()
    assert training in trainings_visible_to(cast.adviser)


def test_the_firm_does_not_see_a_draft_of_its_centre(cast: Cast) -> None:
    assert a_training(cast.centre, state="draft") not in trainings_visible_to(cast.owner)


def test_only_the_staff_of_the_centre_manages(cast: Cast) -> None:
    training = a_training(cast.centre, public=True)

    managing = {who for who, user in cast.by_role().items() if may_manage_training(user, training)}

    assert managing == {"adviser", "head", "administrator"}


def test_a_rival_that_attends_the_same_firm_sees_nothing_of_its_people(cast: Cast) -> None:
    Assignment.objects.create(firm=cast.firm, centre=cast.rival_centre, adviser=cast.rival, since="2020-01-01")
    a_registration(a_training(cast.centre, public=True), firm=cast.firm, minutes=180)

    assert not registrations_visible_to(cast.rival).exists()


def test_a_firm_sees_its_own_people_in_any_course_and_nobody_else(cast: Cast) -> None:
    own = a_registration(a_training(cast.rival_centre, state="draft"), firm=cast.firm)
    a_registration(own.training, firm=cast.rival_firm)

    assert list(registrations_visible_to(cast.owner)) == [own]
    assert own.training in trainings_visible_to(cast.owner)
    assert Registration.objects.count() == 2


def test_courses_are_filtered_by_centre_area_and_time(cast: Cast) -> None:
    past, coming = a_training(cast.centre, days=(-2,)), a_training(cast.rival_centre, days=(3,))
    undated = a_training(cast.centre, days=())
    rows = trainings_visible_to(cast.administrator)

    assert set(filtered(rows, centre="", area="", when="")) == {coming, undated}
    assert list(filtered(rows, centre="", area="", when="past")) == [past]
    assert set(filtered(rows, centre=str(cast.centre.pk), area="", when="all")) == {past, undated}
    assert not filtered(rows, centre="", area="0", when="all").exists()


def test_the_days_of_a_month_leave_out_what_was_cancelled(cast: Cast) -> None:
    today = clock.today()
    a_training(cast.centre, days=(0,), state="cancelled")
    kept = a_training(cast.centre, days=(0, 40))

    days = days_between(trainings_visible_to(cast.adviser), today, today + timedelta(days=31))

    assert [day.training for day in days] == [kept]
