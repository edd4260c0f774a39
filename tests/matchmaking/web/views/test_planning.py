"""The panel of a search for an agenda."""

import pytest
from django.urls import reverse

from encadena.jobs.choices import State
from encadena.jobs.models import Job
from encadena.matchmaking.actions.plan import plan_round
from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round, everybody_meets
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_a_search_tells_its_time_only_once_it_knows_it(cast: Cast) -> None:
    round = a_ready_round()
    everybody_meets(round)
    job = plan_round(round, seconds=20, actor=None)
    panel = reverse("matchmaking:plan_panel", args=[round.pk])

    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, note={})
    asked = as_user(cast.promoter).get(panel).content.decode()
    assert "Buscando la agenda con menos esperas" in asked
    assert " de 0 s" not in asked

    Job.objects.filter(pk=job.pk).update(note={"seconds": 3, "limit": 20})
    assert "3 de 20 s" in as_user(cast.promoter).get(panel).content.decode()
