from dataclasses import replace

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.prices.crowd import crowd_of


def test_it_holds_who_may_be_busy_when_and_who_meets_whom() -> None:
    problem = replace(a_round(["ab", "cb"], slots(3, tables=2), extra="z"), forbidden=frozenset({("a", 1)}))
    crowd = crowd_of(problem)
    assert crowd.meets.tolist() == [1, 2, 1]  # z meets nobody
    assert crowd.pair.tolist() == [[0, 1], [2, 1]]
    assert crowd.may.tolist() == [[False, True, True], [True, True, True], [True, True, True]]
    assert crowd.possible.tolist() == [[False, True, True], [True, True, True]]
    assert crowd.tables.tolist() == [2, 2, 2]
    assert crowd.opens.tolist() == [True, False, False]


def test_what_has_to_be_done_by_when_counts_absences_and_fixed_times() -> None:
    problem = a_round(["ab", "ac"], slots(3))
    first, second = problem.meetings
    crowd = crowd_of(replace(problem, meetings=(replace(first, fixed=2), second), forbidden=frozenset({("c", 1)})))
    assert crowd.must.tolist()[0] == [False, True, False]
    assert crowd.most.tolist()[0] == [0, 1, 2]
    assert crowd.least.tolist()[0] == [0, 1, 2]
