from datetime import timedelta
from decimal import Decimal

import pytest

from encadena.kernel import clock
from encadena.missions.queries.eligibility import verdicts_of
from encadena.readiness.choices import CertificationState
from encadena.readiness.models import CertificationProject, Standard
from tests.advisory.makers import a_baseline, a_client
from tests.cast import Cast
from tests.missions.makers import a_mission

pytestmark = pytest.mark.django_db


def outcomes(cast: Cast, **asked: object) -> list[tuple[str, str]]:
    return [(v.rule, v.outcome) for v in verdicts_of(a_mission(**asked), cast.firm)]


def test_a_call_that_asks_nothing_judges_nothing(cast: Cast) -> None:
    assert outcomes(cast) == []


def test_exports_are_known_from_a_baseline_or_not_at_all(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)

    assert outcomes(cast, exporting=True) == [("exporting", "unknown")]
    baseline = a_baseline(client, "exports", 0)
    assert outcomes(cast, exporting=True) == [("exporting", "no")]
    type(baseline).objects.filter(pk=baseline.pk).update(value=Decimal(5000))
    assert outcomes(cast, exporting=True) == [("exporting", "yes")]


def test_a_certificate_counts_while_it_is_valid(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    assert outcomes(cast, certified=True) == [("certified", "unknown")]

    row = CertificationProject.objects.create(
        firm=cast.firm,
        client=client,
        standard=Standard.objects.first() or Standard.objects.create(code="x", name_es="X", name_en="X", kind="food"),
        state=CertificationState.CERTIFIED,
        valid_until=clock.today(),
    )
    assert outcomes(cast, certified=True) == [("certified", "yes")]
    CertificationProject.objects.filter(pk=row.pk).update(valid_until=clock.today() - timedelta(days=1))
    assert outcomes(cast, certified=True) == [("certified", "no")]
