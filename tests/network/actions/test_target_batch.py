import pytest

from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.network.actions.target import set_target
from encadena.network.actions.target_batch import TargetChange, set_targets, undo_targets
from encadena.network.models import Target, TargetBatch
from tests.cast import Cast
from tests.network.indicators import only, steady

YEAR = clock.today().year
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_an_indicator")]


@pytest.fixture
def _an_indicator():  # type: ignore[no-untyped-def]  # noqa: ANN202
    with only(walks=steady(1)):
        yield


def values() -> dict[str, int]:
    return dict(Target.objects.values_list("centre__name", "value"))


def both(cast: Cast, was: int | None, value: int | None) -> list[TargetChange]:
    return [TargetChange(centre, "walks", was, value) for centre in (cast.centre, cast.rival_centre)]


def test_many_are_set_together_and_taken_back_together(cast: Cast) -> None:
    batch = set_targets(both(cast, None, 50), year=YEAR, actor=cast.agency)
    assert values() == {"Centro Ana": 50, "Centro Raúl": 50}
    assert undo_targets(batch, actor=cast.agency) == 2
    assert values() == {}
    with pytest.raises(DomainError, match="target_undone"):
        undo_targets(batch, actor=cast.agency)


def test_one_wrong_number_saves_none_of_them(cast: Cast) -> None:
    changes = [*both(cast, None, 50)[:1], TargetChange(cast.rival_centre, "walks", None, 0)]
    with pytest.raises(DomainError, match="target_zero"):
        set_targets(changes, year=YEAR, actor=cast.agency)
    assert values() == {}
    assert not TargetBatch.objects.exists()


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten(cast: Cast) -> None:
    set_target(cast.centre, year=YEAR, indicator="walks", value=70, actor=cast.head)
    with pytest.raises(Conflict) as caught:
        set_targets(both(cast, None, 50), year=YEAR, actor=cast.agency)
    assert caught.value.params["keys"] == [(cast.centre.pk, "walks")]
    assert values() == {"Centro Ana": 70}


def test_taking_back_leaves_what_was_changed_since(cast: Cast) -> None:
    batch = set_targets(both(cast, None, 50), year=YEAR, actor=cast.agency)
    set_target(cast.centre, year=YEAR, indicator="walks", value=60, actor=cast.head)
    assert undo_targets(batch, actor=cast.agency) == 1
    assert values() == {"Centro Ana": 60}


def test_an_emptied_cell_takes_the_target_away(cast: Cast) -> None:
    set_targets(both(cast, None, 50), year=YEAR, actor=cast.agency)
    set_targets([TargetChange(cast.centre, "walks", 50, None)], year=YEAR, actor=cast.agency)
    assert values() == {"Centro Raúl": 50}
