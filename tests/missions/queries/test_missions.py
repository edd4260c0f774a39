import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.missions.models import Mission
from encadena.missions.queries.missions import rows_of, with_counts
from tests.factories import a_firm
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_applications_with_totals_and_accounts_take_three_queries(count: int) -> None:
    mission = a_mission()
    for _ in range(count):
        applied(mission, a_firm(), 5, 1)
    found = list(mission.applications.all())

    with CaptureQueriesContext(connection) as asked:
        rows = rows_of(mission, found)

    assert [row.total for row in rows] == [80.0] * count
    assert len(asked) == 3


def test_who_withdrew_is_not_counted() -> None:
    mission = a_mission()
    applied(mission, a_firm())
    gone = applied(mission, a_firm())
    type(gone).objects.filter(pk=gone.pk).update(state="withdrawn")

    assert [(m.applied, m.chosen) for m in with_counts(Mission.objects.all())] == [(1, 0)]  # type: ignore[attr-defined]
