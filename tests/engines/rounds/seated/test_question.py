from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from tests.engines.rounds.brute_force import agendas, can_be_seated
from tests.engines.rounds.cnf.truth import assignments, satisfiable
from tests.engines.rounds.small_rounds import a_round, problems, rich_problems, slots, with_steady_tables

from encadena.engines.rounds.check import check
from encadena.engines.rounds.generator import TWO_DAYS, Shape, generate
from encadena.engines.rounds.problem import Problem
from encadena.engines.rounds.seated.left import others_left
from encadena.engines.rounds.seated.question import SeatedQuestion, answerable
from encadena.engines.rounds.seated.seats import countable

SMALL = problems(most_meetings=3, most_slots=3) | rich_problems(most_meetings=3, most_slots=3)
ASKING = SMALL.map(with_steady_tables)
STEADY = ASKING.map(lambda problem: replace(problem, walk=None))
patient = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def _alike(problem: Problem) -> Problem:
    """As many tables in every slot of a day."""
    first = {slot.day: slot.tables for slot in reversed(problem.slots)}
    return replace(problem, slots=tuple(replace(slot, tables=first[slot.day]) for slot in problem.slots))


@given(problem=ASKING | STEADY | STEADY.map(_alike))
@patient
def test_it_accepts_exactly_the_slots_for_which_there_are_tables(problem: Problem) -> None:
    question = SeatedQuestion(problem)
    found = assignments(question.formula, list(question.formula.meets.values()))
    slots_found = {tuple(sorted(super(SeatedQuestion, question).agenda(true).items())) for true in found}
    seatable = {
        tuple(sorted(agenda.slot_of.items())) for agenda in agendas(problem) if can_be_seated(problem, agenda.slot_of)
    }
    assert slots_found == seatable


@given(problem=ASKING | STEADY.map(_alike))
@patient
def test_the_tables_it_reads_break_no_rule(problem: Problem) -> None:
    question = SeatedQuestion(problem)
    literals = [*question.formula.meets.values(), *(seat for seats in question.seats.at.values() for seat in seats)]
    for _, true in zip(range(20), assignments(question.formula, literals), strict=False):
        schedule = question.schedule(question.agenda(true))
        assert schedule is not None
        assert check(problem, schedule) == []


@given(problem=STEADY.map(_alike))
@patient
def test_what_hosts_leave_follows_from_the_rules(problem: Problem) -> None:
    told = others_left(problem)
    assert {tuple(a.slot_of.items()) for a in agendas(told)} >= {
        tuple(a.slot_of.items()) for a in agendas(problem) if can_be_seated(problem, a.slot_of)
    }


def test_meetings_without_a_host_get_what_is_left_and_a_round_without_hosts_stays_as_it_is() -> None:
    problem = a_round(["ax", "ay", "bz", "cz"], slots(2, tables=2))
    assert others_left(problem) is problem
    keeping = replace(problem, steady=frozenset("a"))
    assert {frozenset({agenda.slot_of[3], agenda.slot_of[4]}) for agenda in agendas(others_left(keeping))} == {
        frozenset({1, 2})
    }
    evening = replace(keeping, slots=(*problem.slots[:1], replace(problem.slots[1], tables=3)))
    assert others_left(evening) is evening


def test_tables_that_nobody_could_tell_apart_are_taken_in_order() -> None:
    """Three hosts and three tables: without an order there would be six ways to seat them."""
    problem = replace(a_round(["ax", "by", "cz"], slots(1, tables=3)), steady=frozenset("abc"), walk=5.0)
    question = SeatedQuestion(problem)
    seats = [seat for seats in question.seats.at.values() for seat in seats]
    assert not countable(problem)
    assert len(list(assignments(question.formula, seats))) == 1


@pytest.mark.parametrize(("tables", "possible"), [(4, True), (3, False)])
def test_hosts_of_two_days_need_a_table_only_on_theirs(tables: int, possible: bool) -> None:
    in_slots = tuple(replace(slot, day=str(slot.id)) for slot in slots(2, tables=tables))
    pairs = ["au", "bv", "cw", "dx"]
    problem = replace(a_round(pairs, in_slots), steady=frozenset("abcd"))
    first_day = replace(problem, meetings=tuple(replace(m, fixed=1) for m in problem.meetings))
    assert satisfiable(SeatedQuestion(problem).formula)
    assert satisfiable(SeatedQuestion(first_day).formula) == possible


def test_rounds_that_ask_nothing_of_tables_or_are_too_large_are_not_for_it() -> None:
    plain = a_round(["ab"], slots(2))
    assert not answerable(plain)
    assert answerable(replace(plain, steady=frozenset("a")))
    large = generate(TWO_DAYS)
    assert not answerable(replace(large, steady=frozenset(large.participants)))


def test_a_middling_hall_with_a_limit_to_walking_is_written() -> None:
    large = generate(Shape(buyers=20, firms=60, meetings=160, slots=16, tables=21))
    hosts = frozenset(p for p in large.participants if str(p).startswith("B"))
    places = {table: (6.0 * table, 0.0) for table in range(1, 22)}
    assert answerable(replace(large, steady=hosts, places=places, walk=12.0))
