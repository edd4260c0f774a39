from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from tests.factories import a_firm
from tests.matchmaking.actions.test_market import a_standing_need

from encadena.firms.actions.offering import add_offering
from encadena.kernel import clock
from encadena.matchmaking.models import Need

pytestmark = pytest.mark.django_db


def test_every_open_need_gets_its_firms_and_what_is_over_gets_none() -> None:
    firm = a_firm()
    add_offering(firm, data={"name": "Miel de ulmo"}, actor=None)
    need, over = a_standing_need(), a_standing_need()
    Need.objects.filter(pk=over.pk).update(until=clock.today() - timedelta(days=1))
    told = StringIO()

    call_command("match_needs", stdout=told)
    call_command("match_needs", stdout=told)

    assert [p.firm for p in need.proposals.all()] == [firm]
    assert not over.proposals.exists()
    assert "1 requerimientos, 1 empresas propuestas." in told.getvalue()
