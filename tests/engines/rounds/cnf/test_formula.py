from dataclasses import replace

from tests.engines.rounds.cnf.truth import assignments, satisfiable
from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.breaks import breaks_of
from encadena.engines.rounds.cnf.clauses import FALSE, TRUE
from encadena.engines.rounds.cnf.formula import Formula
from encadena.engines.rounds.cnf.narrow import narrowed
from encadena.engines.rounds.problem import Schedule


def test_a_forbidden_slot_and_the_only_one_left_are_constants() -> None:
    problem = a_round(["ab"], slots(2))
    formula = Formula(problem, {1: (2,)})
    assert formula.meets == {(1, 1): FALSE, (1, 2): TRUE}


def test_breaks_are_counted_as_the_checker_counts_them() -> None:
    problem = replace(a_round(["ab", "ac"], slots(5)), breaks_within="event")
    formula = Formula(problem)
    breaks = formula.breaks("a")
    for held in assignments(formula, list(formula.meets.values())):
        slot_of = {meeting: slot for (meeting, slot), literal in formula.meets.items() if literal in held}
        if len(held) > len(slot_of) or len(slot_of) < 2 or slot_of[1] == slot_of[2]:
            continue
        counted = breaks_of(problem, Schedule(slot_of))["a"]
        for k, at_least in enumerate(breaks, start=1):
            assert satisfiable(formula, *held, *(-x for x in formula.meets.values() if x not in held), at_least) == (
                counted >= k
            )


def test_the_night_is_no_break_when_breaks_are_counted_by_day() -> None:
    two_days = tuple(replace(slot, day=str(slot.id // 3)) for slot in slots(4))
    problem = replace(a_round(["ab", "ac"], two_days), breaks_within="day")
    formula = Formula(problem)
    assert not satisfiable(formula, formula.meets[1, 2], formula.meets[2, 4], *formula.breaks("a")[:1]) or (
        not formula.breaks("a")
    )


def test_somebody_with_two_meetings_is_busy_twice_once_all_rules_hold() -> None:
    problem = a_round(["ab", "ac"], slots(3))
    formula = Formula(problem, narrowed(problem))
    assert [row[2] for row in formula.met("a")][-1] == TRUE


def test_meetings_are_counted_by_slot_up_to_one_more_than_the_tables() -> None:
    problem = a_round(["ab", "cd", "ef"], slots(2, tables=1))
    assert len(Formula(problem).held(1)) == 2
    assert len(Formula(problem, narrowed(problem)).held(1)) == 2
