from datetime import timedelta

import pytest
from django.core.management import call_command

from encadena.kernel import clock
from encadena.network.models import Handover
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_each_day_that_came_is_completed_once(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    days = {cast.centre: 0, cast.rival_centre: 1}
    for centre, left in days.items():
        Handover.objects.create(
            contract=centre.contracts.get(),
            centre=centre,
            incoming=cast.operator,
            on=clock.today() + timedelta(days=left),
            state="frozen",
        )
    for _again in range(2):
        call_command("move_handovers")
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["1", "0"]
    assert Handover.objects.get(centre=cast.rival_centre).state == "frozen"
