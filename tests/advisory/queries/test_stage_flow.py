from datetime import timedelta
from typing import Any

import pytest

from encadena.advisory.actions.client import begin_accompaniment, make_inactive
from encadena.advisory.queries.stage_flow import flow_of
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_flow_holds_the_steps_of_the_period_and_of_its_centres(cast: Cast, django_assert_num_queries: Any) -> None:
    begin_accompaniment(a_client(cast.centre, cast.adviser, stage="client"), actor=cast.adviser)
    make_inactive(a_client(cast.centre, cast.adviser), reason="no_answer", actor=cast.adviser)
    begin_accompaniment(a_client(cast.rival_centre, cast.rival, stage="client"), actor=cast.rival)
    with django_assert_num_queries(2):
        _lead, client, accompanied, _graduated = flow_of([cast.centre.pk], since=clock.today())
    assert (client.here, client.onward) == (0, 1)
    assert (accompanied.here, accompanied.left) == (1, 1)
    tomorrow = clock.today() + timedelta(days=1)
    assert flow_of([cast.centre.pk], since=tomorrow)[1].onward == 0
