from collections.abc import Iterator
from datetime import date

import pytest

from encadena.network import registry
from encadena.network.models import Target
from encadena.network.queries import may_read_results, may_set_targets, target_rows
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _indicators() -> Iterator[None]:
    standing, registry._indicators = registry._indicators, {}
    registry.register_indicator("walks", label="Paseos", measure=lambda ids, year, today: {ids[0]: 30}, order=1)  # type: ignore[index]
    registry.register_indicator("idle", label="Nada", measure=lambda ids, year, today: 1 / 0, order=2)  # type: ignore[arg-type, return-value]
    yield
    registry._indicators = standing


def test_only_what_has_a_target_is_measured(cast: Cast) -> None:
    Target.objects.create(centre=cast.centre, year=2026, indicator="walks", value=120)
    walks, idle = target_rows(cast.centre, year=2026, today=date(2026, 3, 31))
    assert walks.progress
    assert (walks.progress.share, walks.progress.forecast) == (0.25, pytest.approx(30 * 365 / 90))
    assert idle.progress is None


def test_a_rival_reads_no_results_and_an_adviser_fixes_no_target(cast: Cast) -> None:
    readers = {who for who, user in cast.by_role().items() if may_read_results(user, cast.centre)}
    setters = {who for who, user in cast.by_role().items() if may_set_targets(user, cast.centre)}
    assert readers == {"adviser", "head", "coordinator", "agency", "agency_region", "administrator"}
    assert setters == {"head", "coordinator", "agency", "administrator"}
