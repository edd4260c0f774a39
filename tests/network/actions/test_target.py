from collections.abc import Iterator

import pytest

from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network import registry
from encadena.network.actions.target import remove_target, set_target
from encadena.network.models import Target
from tests.cast import Cast

pytestmark = pytest.mark.django_db
YEAR = clock.today().year


@pytest.fixture(autouse=True)
def _an_indicator() -> Iterator[None]:
    registry.register_indicator("walks", label="Paseos", measure=lambda ids, year, today: {}, order=1)
    yield
    del registry._indicators["walks"]


def test_a_target_is_fixed_once_and_changed_in_place(cast: Cast) -> None:
    for value in (100, 100, 120):
        set_target(cast.centre, year=YEAR, indicator="walks", value=value, actor=cast.coordinator)
    assert Target.objects.get().value == 120
    told = Entry.objects.filter(verb="target.set").order_by("id").values_list("changes", flat=True)
    assert list(told) == [{"target": [None, 100]}, {"target": [100, 120]}]


def test_a_target_is_taken_away_once(cast: Cast) -> None:
    set_target(cast.centre, year=YEAR, indicator="walks", value=5, actor=cast.coordinator)
    assert remove_target(cast.centre, year=YEAR, indicator="walks", actor=cast.coordinator) == 5
    assert remove_target(cast.centre, year=YEAR, indicator="walks", actor=cast.coordinator) is None
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"indicator": "flights"}, "target_unknown"),
        ({"value": 0}, "target_zero"),
        ({"value": -1}, "target_invalid"),
        ({"value": 10_000_001}, "target_invalid"),
        ({"year": 1990}, "year_out_of_range"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, change: dict[str, object], error: str) -> None:
    wanted = {"year": YEAR, "indicator": "walks", "value": 5, **change}
    with pytest.raises(DomainError, match=error):
        set_target(cast.centre, actor=None, **wanted)  # type: ignore[arg-type]
