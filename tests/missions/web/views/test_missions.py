from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from encadena.kernel import clock
from encadena.missions.choices import MissionState
from encadena.missions.models import Mission
from encadena.network.models import Institution
from tests.cast import Cast
from tests.matchmaking.makers import a_buyer
from tests.matchmaking.web.views.test_rounds import as_user
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


def typed(**more: Any) -> dict[str, Any]:
    today = clock.today()
    days = {"opens_on": today, "closes_on": today, "starts_on": today + timedelta(9), "ends_on": today + timedelta(12)}
    return {
        "name": "Misión a Bogotá", "kind": "outbound", "places": "Bogotá", "capacity": 3, "cost": "1.200.000",
        "currency": "CLP", "firm_share": 30, **{n: d.isoformat() for n, d in days.items()}, **more,
    }  # fmt: skip


def test_a_promoter_convenes_and_opens_a_call(cast: Cast) -> None:
    promoter = as_user(cast.promoter)
    organiser = Institution.objects.get(name="Promoción")

    promoter.post(reverse("missions:new"), typed(organiser=organiser.pk))
    mission = Mission.objects.get()
    promoter.post(reverse("missions:criterion_add", args=[mission.pk]), {"name": "Potencial", "weight": "3"})
    promoter.post(reverse("missions:state", args=[mission.pk]), {"state": "open"})

    mission.refresh_from_db()
    assert (mission.state, mission.cost, mission.created_by) == (MissionState.OPEN, 1_200_000, cast.promoter)
    page = as_user(cast.owner).get(reverse("missions:detail", args=[mission.pk])).content.decode()
    assert "Potencial (peso 3)" in page
    assert "$1.200.000" in page


def test_days_out_of_order_are_said_at_their_field(cast: Cast) -> None:
    organiser = Institution.objects.get(name="Promoción")
    values = typed(organiser=organiser.pk, ends_on="2020-01-01")

    answer = as_user(cast.promoter).post(reverse("missions:new"), values)

    assert answer.status_code == 422
    assert "Termina antes de empezar" in answer.content.decode()


def test_an_edit_that_is_refused_changes_nothing(cast: Cast) -> None:
    organiser = Institution.objects.get(name="Promoción")
    mission = a_mission(organiser=organiser)
    applied(mission, cast.firm)

    answer = as_user(cast.promoter).post(
        reverse("missions:edit", args=[mission.pk]), typed(organiser=organiser.pk, firm_share=90)
    )

    mission.refresh_from_db()
    assert answer.status_code == 422
    assert mission.firm_share == 30


def test_the_programme_is_read_by_all_and_written_by_who_manages(cast: Cast) -> None:
    mission = a_mission(organiser=cast.operator, kind="inbound")
    buyer = a_buyer(name="Importadora Sol")
    line = {"on": mission.starts_on.isoformat(), "kind": "visit", "what": "Visita a la planta", "starts_at": "09:30"}
    address = reverse("missions:programme", args=[mission.pk])

    adding = reverse("missions:item_add", args=[mission.pk])
    as_user(cast.promoter).post(adding, line)
    as_user(cast.promoter).post(
        reverse("missions:guest_add", args=[mission.pk]), {"buyer": buyer.pk, "cost": "900.000"}
    )
    refused = as_user(cast.owner).post(adding, line)
    page = as_user(cast.owner).get(address).content.decode()

    assert refused.status_code == 404
    assert "Visita a la planta" in page
    assert "09:30" in page
    assert "Importadora Sol" in page
    assert "900.000" not in page


def test_buyers_and_strangers_to_institutions_open_no_form(cast: Cast) -> None:
    assert as_user(cast.buyer).get(reverse("missions:list")).status_code == 403
    assert as_user(cast.adviser).get(reverse("missions:new")).status_code == 403
