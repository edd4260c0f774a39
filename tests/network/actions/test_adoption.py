from datetime import timedelta
from decimal import Decimal

import pytest

from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.actions.adoption import adopt, drop_adoption, tell_result
from encadena.network.models import Practice, PracticeAdoption
from tests.cast import Cast
from tests.network.makers import a_draft, a_practice

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def adopted(practice: Practice, cast: Cast, **fields: object) -> PracticeAdoption:
    wanted = {"centre": cast.rival_centre, "kind": "adopt", "on": TODAY - timedelta(days=30), **fields}
    return adopt(practice, actor=cast.rival, **wanted)  # type: ignore[arg-type]


def test_a_rival_adopts_once_and_tells_what_came_of_it(cast: Cast) -> None:
    adoption = adopted(a_practice(cast.centre), cast)
    tell_result(
        adoption, result="Bajó", measured_on=TODAY, measure="Días", before=Decimal(21), after=Decimal(4), actor=None
    )
    adoption.refresh_from_db()
    assert (adoption.before, adoption.after, adoption.measured_on) == (21, 4, TODAY)
    with pytest.raises(DomainError, match="practice_adopted"):
        adopted(adoption.practice, cast)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"kind": "adapt"}, "adoption_changes_missing"),
        ({"on": TODAY + timedelta(days=1)}, "adoption_date"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, fields: dict[str, object], error: str) -> None:
    with pytest.raises(DomainError, match=error):
        adopted(a_practice(cast.centre), cast, **fields)


def test_neither_the_own_nor_a_draft_is_adopted(cast: Cast) -> None:
    with pytest.raises(DomainError, match="practice_own"):
        adopted(a_practice(cast.centre), cast, centre=cast.centre)
    with pytest.raises(DomainError, match="practice_not_published"):
        adopted(a_draft(cast.centre), cast)


def test_a_result_lies_between_the_adoption_and_today_and_a_number_says_what_it_measures(cast: Cast) -> None:
    adoption = adopted(a_practice(cast.centre), cast)
    for day in (adoption.on - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(DomainError, match="adoption_date"):
            tell_result(adoption, result="Bajó", measured_on=day, actor=None)
    with pytest.raises(DomainError, match="adoption_measure"):
        tell_result(adoption, result="Bajó", measured_on=TODAY, after=Decimal(4), actor=None)


def test_one_noted_by_mistake_goes_away(cast: Cast) -> None:
    adoption = adopted(a_practice(cast.centre), cast)
    drop_adoption(adoption, actor=None)
    assert adopted(a_practice(cast.centre), cast)
