from dataclasses import replace
from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots, with_steady_tables

from encadena.engines.rounds.board import Board
from encadena.engines.rounds.check import check
from encadena.engines.rounds.construct import construct
from encadena.engines.rounds.dealing.deal import deal
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.rules.walking import metres


def _placed(problem: Problem) -> Schedule:
    return Schedule({m.id: problem.slots[i % len(problem.slots)].id for i, m in enumerate(problem.meetings)})


def test_who_keeps_a_table_keeps_it_and_leaves_the_others_enough() -> None:
    problem = replace(a_round(["ax", "by", "ay", "cx", "cz"], slots(3, tables=2)), steady=frozenset("a"))
    agenda = deal(problem, Schedule({1: 1, 2: 1, 3: 2, 4: 2, 5: 3}))
    assert check(problem, agenda) == []
    assert agenda.table_of[1] == agenda.table_of[3]


def test_a_host_who_meets_in_the_evening_leaves_the_tables_of_the_morning_alone() -> None:
    """Two tables until noon, three after it."""
    in_slots = tuple(replace(s, tables=3 if s.id == 2 else 2) for s in slots(2))
    problem = replace(a_round(["ax", "by", "cz"], in_slots), steady=frozenset("a"))
    agenda = deal(problem, Schedule({1: 2, 2: 1, 3: 1}))
    assert (check(problem, agenda), agenda.table_of[1]) == ([], 3)


def test_neighbours_in_the_agenda_become_neighbours_in_the_hall() -> None:
    """x goes from a to b to c; six tables in a row of sixty metres."""
    problem = replace(
        a_round(["ax", "bx", "cx", "dy", "ey", "fy"], slots(3, tables=6)),
        steady=frozenset("abcdef"),
        places={t: (12.0 * t, 0.0) for t in range(1, 7)},
        walk=12.0,
    )
    agenda = deal(problem, Schedule({1: 1, 2: 2, 3: 3, 4: 1, 5: 2, 6: 3}))
    assert check(problem, agenda) == []


def test_an_event_walks_as_little_as_any_way_to_seat_its_buyers_allows() -> None:
    problem, rng = generate(SMALL), Random(1)
    hosts = frozenset(p for p in problem.participants if str(p).startswith("B"))
    places = {t: (rng.random() * 60, rng.random() * 60) for t in range(1, 99)}
    problem = replace(problem, steady=hosts, places=places, walk=200.0)
    board = Board(problem)
    assert construct(board, rng, pushes=2000, over=lambda: False)
    before = Schedule(board.agenda(board.slot))
    agenda = deal(problem, before)
    assert [v for v in check(problem, agenda) if v.rule != "fairness"] == []
    tables = range(1, 1 + problem.slots[0].tables)
    seatings = (dict(zip(sorted(hosts, key=str), order, strict=True)) for order in permutations(tables, len(hosts)))
    every = (_walked(problem, {m.id: table[m.first] for m in problem.meetings}, before) for table in seatings)
    assert _walked(problem, agenda.table_of, before) == pytest.approx(min(every))


def _walked(problem: Problem, table_of: dict[object, int], agenda: Schedule) -> float:
    ways = 0.0
    for meetings in problem.meetings_of.values():
        tables = [table_of[m.id] for m in sorted(meetings, key=lambda m: agenda.slot_of[m.id])]
        ways += sum(metres(problem, a, b) for a, b in pairwise(tables))
    return ways


@given(problem=problems().map(with_steady_tables) | rich_problems().map(with_steady_tables))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_meeting_at_a_table_gets_one_and_no_two_the_same_while_there_are_enough(problem: Problem) -> None:
    nobody = replace(problem, steady=frozenset())
    agenda = deal(nobody, _placed(nobody))
    assert set(agenda.table_of) == {m.id for m in problem.meetings if not m.virtual}
    broken = {v.rule for v in check(nobody, agenda)}
    assert "seating" not in broken or "tables" in broken or any(m.length > 1 for m in problem.meetings)
    assert deal(nobody, _placed(nobody)) == agenda


@pytest.mark.parametrize("tables", [0, 1])
def test_too_few_tables_are_dealt_as_far_as_they_go(tables: int) -> None:
    problem = replace(a_round(["ax", "by"], slots(1, tables=tables)), steady=frozenset("ab"))
    assert len(set(deal(problem, Schedule({1: 1, 2: 1})).table_of.values())) == 2
