import numpy as np
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.prices.climb import Climb
from encadena.engines.rounds.prices.crowd import crowd_of


def test_whoever_is_busier_than_their_meetings_pays_more_and_the_rent_rises_where_tables_are_missing() -> None:
    crowd = crowd_of(a_round(["ab", "cd"], slots(2, tables=1)))
    given = [np.array([[-1.0, 1.0]] + [[0.0, 0.0]] * 3), np.zeros(2)]
    climb = Climb(crowd, given)
    climb.turn(heat=0.01, stride=0.1)
    price, rent = climb.prices
    assert price[0, 0] > -1.0  # a is busy in the first slot, where paying less is worth less to the meeting
    assert price[0, 1] < 1.0
    assert rent.tolist() == [0.0, 0.1 * (0.5 / (0.5 + 1e-3))]  # both meetings together want half a table more there
    assert given[0].tolist()[0] == [-1.0, 1.0]


def test_the_rent_of_a_table_is_never_negative() -> None:
    climb = Climb(crowd_of(a_round(["ab"], slots(2, tables=9))), [np.zeros((2, 2)), np.zeros(2)])
    for _ in range(5):
        climb.turn(heat=0.1, stride=0.1)
    assert climb.prices[1].min() == 0.0
