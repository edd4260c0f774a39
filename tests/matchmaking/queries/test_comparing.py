import pytest

from encadena.accounts.models import User
from encadena.matchmaking.actions.editions import join_series
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import Round, Series
from encadena.matchmaking.queries.comparing import compared
from encadena.network.models import Institution
from tests.cast import Cast
from tests.matchmaking.outcome_makers import a_past_round, say

pytestmark = pytest.mark.django_db


def editions(organiser: Institution, *days_ago: int) -> list[Round]:
    series = Series.objects.create(name="Encuentro", organiser=organiser)
    rounds = [a_past_round(days_ago=days, buyers=1, organiser=organiser) for days in days_ago]
    for number, round in enumerate(rounds):
        join_series(round, series=series, edition=f"{number}.ª", actor=None)
    return rounds


def test_editions_stand_side_by_side_newest_first_each_with_its_own_denominators(cast: Cast) -> None:
    old, new = editions(cast.operator, 200, 10)
    meeting = old.meetings.select_related("first").first()
    say(meeting, meeting.first, Stage.ORDER)

    columns = compared(cast.promoter, new)

    assert [(c.round, c.term, c.counts["any_order"], c.counts["held"]) for c in columns] == [
        (new, 0, 0, 0),
        (old, 6, 1, 1),
    ]
    assert [(c.given, c.asked) for c in columns] == [(0, 3), (0, 3)]


def test_editions_of_another_organiser_and_rounds_of_no_series_are_left_out(cast: Cast) -> None:
    _old, new = editions(cast.operator, 200, 10)
    coordinator: User = cast.coordinator

    assert len(compared(coordinator, new)) == 2
    assert compared(cast.owner, new) == []
    assert compared(cast.promoter, a_past_round()) == []
