from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.sides import sides


def test_buyers_and_sellers_are_told_apart_and_who_meets_nobody_is_left_out() -> None:
    side = sides(a_round(["ab", "cb", "cd", "xy"], slots(4), extra="z"))
    assert side == {"a": 0, "b": 1, "c": 0, "d": 1, "x": 0, "y": 1}


def test_three_who_all_meet_each_other_have_no_sides() -> None:
    assert sides(a_round(["ab", "bc", "ca"], slots(4))) is None
