from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from ortools.sat.python import cp_model
from tests.engines.rounds.cnf.truth import assignments
from tests.engines.rounds.small_rounds import (
    a_round,
    problems,
    rich_problems,
    slots,
    with_lunch,
    with_promised_tables,
    with_steady_tables,
)

from encadena.engines.rounds import implied, rules
from encadena.engines.rounds.cnf.formula import Formula
from encadena.engines.rounds.model import Agenda, Literal
from encadena.engines.rounds.problem import Id, Problem, Schedule, Violation
from encadena.engines.rounds.rules import Rule

Placed = tuple[tuple[Id, int, int | None], ...]  # meeting, slot, table


class _Collector(cp_model.CpSolverSolutionCallback):
    def __init__(self, agenda: Agenda, *, with_tables: bool) -> None:
        super().__init__()
        self.agenda = agenda
        self.with_tables = with_tables
        self.accepted: set[Placed] = set()

    def on_solution_callback(self) -> None:
        at = {m: t for (m, _, t), literal in self._seats() if self.boolean_value(literal)}
        held = [(m, s) for (m, s), literal in self.agenda.meets.items() if self.boolean_value(literal)]
        self.accepted.add(tuple(sorted((m, s, at.get(m)) for m, s in held)))

    def _seats(self) -> list[tuple[tuple[Id, int, int], Literal]]:
        return list(self.agenda.sits.items()) if self.with_tables else []


def _accepted(problem: Problem, *posted: Rule, with_tables: bool = False, implied_too: bool = False) -> set[Placed]:
    """Every agenda, also unfinished ones, that the solver accepts under the posted rules."""
    agenda = Agenda(problem)
    for m in problem.meetings:
        agenda.model.add_at_most_one(agenda.meets[m.id, s.id] for s in problem.slots)
        if with_tables:
            agenda.model.add_at_most_one(agenda.sits[key] for key in agenda.sits if key[0] == m.id)
    for rule in posted:
        rule.post(agenda)
    if implied_too:
        implied.post(agenda)
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    collector = _Collector(agenda, with_tables=with_tables)
    solver.solve(agenda.model, collector)
    return collector.accepted


def _every_agenda(problem: Problem, *, with_tables: bool) -> Iterator[tuple[Placed, Schedule]]:
    tables = [None, *range(1, len(problem.meetings) + 1)] if with_tables else [None]
    places = [None, *((s.id, t) for s in problem.slots for t in tables)]
    for choice in product(places, repeat=len(problem.meetings)):
        placed = tuple((m.id, *at) for m, at in zip(problem.meetings, choice, strict=True) if at is not None)
        slot_of = {m: slot for m, slot, _ in placed}
        yield placed, Schedule(slot_of, {m: t for m, _, t in placed if t is not None})


@pytest.mark.parametrize("rule", rules.POSTED, ids=lambda rule: rule.name)
@given(problem=problems() | rich_problems() | rich_problems().map(with_lunch))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_solver_and_checker_agree_on_every_agenda(rule: Rule, problem: Problem) -> None:
    innocent = {
        placed for placed, agenda in _every_agenda(problem, with_tables=False) if not rule.check(problem, agenda)
    }
    assert _accepted(problem, rule) == innocent


@pytest.mark.parametrize("rule", rules.POSTED, ids=lambda rule: rule.name)
@given(problem=problems() | rich_problems() | rich_problems().map(with_lunch))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_clauses_and_checker_agree_on_every_agenda(rule: Rule, problem: Problem) -> None:
    innocent = {
        placed for placed, agenda in _every_agenda(problem, with_tables=False) if not rule.check(problem, agenda)
    }
    assert _satisfying(problem, rule) == innocent


def _satisfying(problem: Problem, rule: Rule, *, with_tables: bool = False) -> set[Placed]:
    """Every agenda, also unfinished ones, that the clauses of one rule accept."""
    formula = Formula(problem)
    rule.clauses(formula)
    for m in problem.meetings:
        formula.at_most_one([formula.meets[m.id, s.id] for s in problem.slots])
        if with_tables:
            formula.at_most_one([literal for key, literal in formula.sits.items() if key[0] == m.id])
    seats = formula.sits if with_tables else {}
    literals = [*formula.meets.values(), *seats.values()]
    found = set()
    for true in assignments(formula, literals):
        at = {m: t for (m, _, t), literal in seats.items() if literal in true}
        found.add(tuple(sorted((m, s, at.get(m)) for (m, s), literal in formula.meets.items() if literal in true)))
    return found


@pytest.mark.parametrize("name", rules.ABOUT_TABLES)
@given(
    problem=(problems(most_meetings=3, most_slots=2) | rich_problems(most_meetings=3, most_slots=2))
    .map(with_steady_tables)
    .map(with_promised_tables)
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_solver_and_checker_agree_on_every_seating(name: str, problem: Problem) -> None:
    rule = next(rule for rule in rules.ALL if rule.name == name)
    innocent = {
        placed for placed, agenda in _every_agenda(problem, with_tables=True) if not rule.check(problem, agenda)
    }
    assert _accepted(problem, rule, with_tables=True) == innocent
    assert _satisfying(problem, rule, with_tables=True) == innocent


@given(problem=problems() | rich_problems() | rich_problems().map(with_lunch))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_implied_excludes_no_agenda(problem: Problem) -> None:
    assert _accepted(problem, *rules.POSTED, implied_too=True) == _accepted(problem, *rules.POSTED)


def _broken(
    name: str, problem: Problem, slot_of: dict[Id, int], table_of: dict[Id, int] | None = None
) -> list[Violation]:
    rule = next(rule for rule in rules.ALL if rule.name == name)
    return rule.check(problem, Schedule(slot_of, table_of or {}))


def test_each_meeting_once_names_the_meeting_without_a_slot() -> None:
    problem = a_round(["ab", "cd"], slots(2))
    assert _broken("each_meeting_once", problem, {2: 1}) == [Violation("each_meeting_once", (1,))]


def test_one_meeting_at_a_time_names_the_person_and_the_clash_and_no_bystander() -> None:
    problem = a_round(["ab", "ac", "bd"], slots(2))
    clash = Violation("one_meeting_at_a_time", ("a", 1, 2), 1)
    assert _broken("one_meeting_at_a_time", problem, {1: 1, 2: 1, 3: 2}) == [clash]
    assert _broken("one_meeting_at_a_time", problem, {1: 1, 2: 2, 3: 2}) == []


def test_tables_counts_only_the_crowded_slot() -> None:
    problem = a_round(["ab", "cd", "ac"], slots(2, tables=1))
    crowded = Violation("tables", (1, 2), 1, {"held": 2, "tables": 1})
    assert _broken("tables", problem, {1: 1, 2: 1, 3: 2}) == [crowded]


def test_seating_refuses_a_shared_and_an_imaginary_table_but_no_missing_one() -> None:
    problem = a_round(["ab", "cd", "ac", "bd"], slots(2, tables=2))
    shared = Violation("seating", (1, 2), 1, {"table": 1, "tables": 2})
    imaginary = Violation("seating", (3,), 2, {"table": 3, "tables": 2})
    assert _broken("seating", problem, {1: 1, 2: 1, 3: 2, 4: 2}, {1: 1, 2: 1, 3: 3}) == [shared, imaginary]


def test_availability_names_who_is_away() -> None:
    problem = replace(a_round(["ab", "cd"], slots(2)), forbidden=frozenset({("b", 1), ("c", 2)}))
    assert _broken("availability", problem, {1: 1, 2: 1}) == [Violation("availability", ("b", 1), 1)]


def test_sessions_leaves_meetings_alone_that_asked_for_none() -> None:
    problem = a_round(["ab", "cd"], slots(2, morning=1))
    wishing = replace(problem, meetings=(replace(problem.meetings[0], session="am"), problem.meetings[1]))
    assert _broken("sessions", wishing, {1: 2, 2: 2}) == [Violation("sessions", (1,), 2, {"session": "am"})]


def test_fixed_times_says_where_it_should_be() -> None:
    problem = a_round(["ab", "cd"], slots(2))
    fixed = replace(problem, meetings=(replace(problem.meetings[0], fixed=1), problem.meetings[1]))
    assert _broken("fixed_times", fixed, {1: 2, 2: 2}) == [Violation("fixed_times", (1,), 2, {"fixed": 1})]


def test_precedence_does_not_accept_the_same_slot() -> None:
    problem = replace(a_round(["ab", "cd", "ef"], slots(3)), precedences=frozenset({(1, 2), (2, 3)}))
    late = Violation("precedence", (1, 2), 2, {"before_slot": 2})
    assert _broken("precedence", problem, {1: 2, 2: 2, 3: 3}) == [late]


def test_lengths_says_how_much_fits_and_leaves_short_meetings_alone() -> None:
    problem = a_round(["ab", "cd", "ef"], slots(3))
    first, second, third = problem.meetings
    long = replace(problem, meetings=(replace(first, length=2), second, replace(third, length=2)))
    cut = Violation("lengths", (1,), 3, {"length": 2, "fits": 1})
    assert _broken("lengths", long, {1: 3, 2: 3, 3: 2}) == [cut]


def test_interpreters_counts_only_meetings_that_need_the_language_at_the_time() -> None:
    problem = replace(a_round(["ab", "cd", "ef", "gh"], slots(3)), interpreters={"en": 1, "pt": 1})
    needs = [("en",), ("en", "pt"), ("pt",), ()]
    asking = tuple(replace(m, needs=languages) for m, languages in zip(problem.meetings, needs, strict=True))
    long = replace(problem, meetings=(replace(asking[0], length=2), *asking[1:]))
    few = Violation("interpreters", (1, 2), 2, {"language": "en", "held": 2, "interpreters": 1})
    assert _broken("interpreters", long, {1: 1, 2: 2, 3: 1, 4: 2}) == [few]
    assert _broken("interpreters", long, {1: 1, 2: 3, 3: 2, 4: 3}) == []


def test_a_language_nobody_interprets_cannot_be_asked_for() -> None:
    problem = a_round(["ab"], slots(1))
    asking = replace(problem, meetings=(replace(problem.meetings[0], needs=("fr",)),))
    assert [v.params["interpreters"] for v in _broken("interpreters", asking, {1: 1})] == [0]


def test_whoever_sits_with_a_group_is_in_that_meeting_and_a_bystander_is_not() -> None:
    problem = a_round(["ab", "cd", "ae"], slots(2))
    first, *others = problem.meetings
    grouped = replace(problem, meetings=(replace(first, others=("c",)), *others), forbidden=frozenset({("c", 2)}))
    clash = Violation("one_meeting_at_a_time", ("c", 1, 2), 1)
    assert _broken("one_meeting_at_a_time", grouped, {1: 1, 2: 1, 3: 2}) == [clash]
    assert _broken("availability", grouped, {1: 2, 2: 1, 3: 2}) == [Violation("availability", ("c", 1), 2)]


def test_a_long_meeting_is_met_in_all_its_slots_and_a_virtual_one_takes_no_table() -> None:
    problem = a_round(["ab", "ac", "de"], slots(3, tables=1))
    first, second, third = problem.meetings
    mixed = replace(problem, meetings=(replace(first, length=2), second, replace(third, virtual=True)))
    assert _broken("one_meeting_at_a_time", mixed, {1: 1, 2: 2}) == [Violation("one_meeting_at_a_time", ("a", 1, 2), 2)]
    crowded = Violation("tables", (1, 2), 2, {"held": 2, "tables": 1})
    assert _broken("tables", mixed, {1: 1, 2: 2, 3: 1}) == [crowded]
    shared = Violation("seating", (1, 2), 2, {"table": 1, "tables": 1})
    assert _broken("seating", mixed, {1: 1, 2: 2, 3: 2}, {1: 1, 2: 1, 3: 1}) == [shared]


def test_a_meeting_comes_after_the_end_of_a_long_one() -> None:
    problem = replace(a_round(["ab", "cd"], slots(3)), precedences=frozenset({(1, 2)}))
    long = replace(problem, meetings=(replace(problem.meetings[0], length=2), problem.meetings[1]))
    assert len(_broken("precedence", long, {1: 1, 2: 2})) == 1
    assert _broken("precedence", long, {1: 1, 2: 3}) == []


def test_fairness_names_who_waits_most_and_who_least() -> None:
    problem = a_round(["ab", "ac", "ad"], slots(5), fairness=1)
    unfair = Violation("fairness", ("a", "b"), None, {"most": 2, "fewest": 0, "limit": 1})
    assert _broken("fairness", problem, {1: 1, 2: 3, 3: 5}) == [unfair]
    assert _broken("fairness", problem, {1: 1, 2: 3, 3: 4}) == []


def test_every_rule_says_its_sentence() -> None:
    assert [rule.name for rule in rules.ALL if not (_module(rule).__doc__ or "").strip().endswith(".")] == []


def _module(rule: Rule) -> object:
    return getattr(rules, rule.name)
