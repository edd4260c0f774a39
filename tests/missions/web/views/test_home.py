from datetime import timedelta

import pytest
from django.urls import reverse

from encadena.kernel import clock
from encadena.missions.actions.application import choose
from encadena.missions.models import Mission
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


def card(user: object) -> str:
    return as_user(user).get(reverse("missions:home_card")).content.decode()  # type: ignore[arg-type]


def test_a_call_that_closes_soon_is_shown_to_those_who_put_firms_forward(cast: Cast) -> None:
    mission = a_mission()

    assert reverse("missions:detail", args=[mission.pk]) in card(cast.adviser)
    assert mission.name not in card(cast.association)


def test_applications_wait_for_whoever_manages_once_the_call_is_over(cast: Cast) -> None:
    mission = a_mission()
    applied(mission, cast.firm, 5, 5)
    assert "por elegir" not in card(cast.promoter)

    Mission.objects.filter(pk=mission.pk).update(closes_on=clock.today() - timedelta(days=1))

    assert "1 postulación por elegir" in card(cast.promoter)
    assert "por elegir" not in card(cast.owner)


def test_a_firm_sees_its_journey_and_then_that_it_has_to_tell(cast: Cast) -> None:
    mission = a_mission()
    own = applied(mission, cast.firm, 5, 5)
    choose(mission, actor=None)
    assert reverse("missions:programme", args=[mission.pk]) in card(cast.owner)
    assert reverse("missions:programme", args=[mission.pk]) not in card(cast.rival)

    over = clock.today() - timedelta(days=3)
    Mission.objects.filter(pk=mission.pk).update(starts_on=over, ends_on=over)

    assert reverse("missions:debrief", args=[mission.pk, own.pk]) in card(cast.owner)
    assert "(0 de 1)" in card(cast.promoter)
