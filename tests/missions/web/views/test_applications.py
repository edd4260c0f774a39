from decimal import Decimal

import pytest
from django.core import mail
from django.urls import reverse

from encadena.kernel import clock
from encadena.missions.actions.application import choose
from encadena.missions.actions.money import tell
from encadena.missions.choices import ApplicationState
from encadena.missions.models import Application, Debrief
from tests.cast import Cast
from tests.matchmaking.web.views.test_rounds import as_user
from tests.missions.makers import a_mission, applied, begun

pytestmark = pytest.mark.django_db


def test_from_the_call_to_the_debrief(cast: Cast) -> None:
    mission = a_mission(cost=1000)
    owner, promoter = as_user(cast.owner), as_user(cast.promoter)

    owner.post(reverse("missions:apply", args=[mission.pk]), {"firm": cast.firm.pk, "motive": "Ya tenemos contactos"})
    made = Application.objects.get()
    place = [mission.pk, made.pk]
    points = {f"c{one.pk}": 4 for one in mission.criteria.all()}
    promoter.post(reverse("missions:score", args=place), points)
    promoter.post(reverse("missions:choose", args=[mission.pk]))
    payment = {"paid_by": "firm", "amount": "300", "on": clock.today().isoformat()}
    promoter.post(reverse("missions:payment_add", args=place), payment)
    begun(mission)
    owner.post(reverse("missions:debrief", args=place), {"stage": "3", "contacts": "6", "lessons": "Llevar muestras"})

    made.refresh_from_db()
    assert (made.state, made.applied_by) == (ApplicationState.CHOSEN, cast.owner)
    balance = promoter.get(reverse("missions:balance", args=[mission.pk])).content.decode()
    assert "100,0\u00a0% (1 de 1)" in balance
    assert "Llevar muestras" in balance
    page = owner.get(reverse("missions:application", args=place)).content.decode()
    assert "$300 de $300" in page
    assert "Guardar el puntaje" not in page


def test_a_firm_gives_itself_no_points(cast: Cast) -> None:
    mission = a_mission()
    made = applied(mission, cast.firm)

    answer = as_user(cast.owner).post(reverse("missions:score", args=[mission.pk, made.pk]), {})

    assert answer.status_code == 404
    assert not made.scores.exists()


def test_who_withdraws_does_not_learn_who_moves_up(cast: Cast) -> None:
    mission = a_mission()
    own = applied(mission, cast.firm, 5, 5)
    applied(mission, cast.rival_firm, 1, 1)
    choose(mission, actor=None)
    owner = as_user(cast.owner)

    page = owner.post(reverse("missions:withdraw", args=[mission.pk, own.pk]), follow=True).content.decode()

    assert "Se retiró la postulación" in page
    assert cast.rival_firm.name not in page
    assert Application.objects.get(firm=cast.rival_firm).state == ApplicationState.CHOSEN


def test_before_the_mission_there_is_nothing_to_tell(cast: Cast) -> None:
    mission = a_mission()
    own = applied(mission, cast.firm, 5, 5)
    choose(mission, actor=None)

    assert as_user(cast.owner).get(reverse("missions:debrief", args=[mission.pk, own.pk])).status_code == 404
    assert not Debrief.objects.exists()


def test_the_panel_of_a_firm_lists_its_missions(cast: Cast) -> None:
    address = reverse("missions:firm_panel", args=[cast.firm.pk])
    assert "En ninguna misión" in as_user(cast.owner).get(address).content.decode()

    mission = a_mission()
    applied(mission, cast.firm)

    assert mission.name in as_user(cast.owner).get(address).content.decode()


def test_the_button_that_tells_results_goes_away_once_everybody_knows(cast: Cast) -> None:
    mission = a_mission()
    applied(mission, cast.firm, 5, 5)
    promoter, page = as_user(cast.promoter), reverse("missions:applications", args=[mission.pk])
    assert "Avisar el resultado" not in promoter.get(page).content.decode()
    choose(mission, actor=None)
    assert "Avisar el resultado a 1" in promoter.get(page).content.decode()

    promoter.post(reverse("missions:tell_results", args=[mission.pk]))

    assert [m.to for m in mail.outbox] == [[cast.owner.email]]
    assert "Avisar el resultado a" not in promoter.get(page).content.decode()


@pytest.mark.parametrize(("who", "reads"), [("owner", True), ("adviser", True), ("association", False)])
def test_what_a_firm_brought_home_is_for_itself_and_who_attends_it(cast: Cast, who: str, reads: bool) -> None:
    mission = a_mission()
    own = applied(mission, cast.firm, 5, 5)
    choose(mission, actor=None)
    begun(mission)
    told = {"stage": 3, "expected": Decimal(4200), "currency": "USD"}
    tell(Application.objects.select_related("mission").get(pk=own.pk), data=told, actor=None)

    page = as_user(getattr(cast, who)).get(reverse("missions:firm_panel", args=[cast.firm.pk])).content.decode()

    assert ("4.200" in page) is reads


def test_a_firm_reads_what_it_meets_before_it_applies_and_is_offered_no_empty_form_afterwards(cast: Cast) -> None:
    mission = a_mission(cost=1000, sizes=["micro"])
    page = reverse("missions:detail", args=[mission.pk])

    before = as_user(cast.owner).get(page)
    assert [line.outcome for line in before.context["today"]] == ["no informado"]
    assert f"Así está hoy {cast.firm}" in before.content.decode()
    assert "30 % · $300" in before.content.decode()

    applied(mission, cast.firm)
    after = as_user(cast.owner).get(page)
    assert (after.context["apply_form"], after.context["today"]) == (None, [])
