import pytest

from encadena.matchmaking.wording.portal import outcome_steps
from tests.cast import Cast
from tests.matchmaking.makers import a_published_round
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


def test_the_step_of_the_last_round_goes_away_once_everything_is_told(cast: Cast) -> None:
    assert list(outcome_steps(cast.owner, cast.firm)) == []
    a_published_round([cast.firm], buyer_count=1, tables=1)
    meeting = a_past_round([cast.firm], buyers=1).meetings.select_related("second").get()

    (step,) = outcome_steps(cast.owner, cast.firm)
    say(meeting, meeting.second)

    assert step.text == "Cuenta en qué quedó 1 reunión"
    assert list(outcome_steps(cast.owner, cast.firm)) == []
