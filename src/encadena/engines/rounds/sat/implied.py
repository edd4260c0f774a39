"""What follows from the rules, said aloud because the solver finds it hard to see. Changes no solution."""

from itertools import zip_longest

from ..cnf.clauses import FALSE
from ..cnf.formula import Formula
from ..problem import Id, Slot


def imply(formula: Formula) -> None:
    """Needs all rules in the same formula, and its ``possible``."""
    for participant in formula.problem.participants:
        _busy_as_often_as_meetings(formula, participant)
        if len(formula.problem.stretches) == 1:
            _one_block_or_a_break(formula, participant)
    for slot in formula.problem.slots:
        _an_even_number(formula, slot)
    for meeting in {before for before, _ in formula.problem.precedences}:
        formula.add(formula.held_from(meeting)[formula.problem.slots[0].id])


def _busy_as_often_as_meetings(formula: Formula, participant: Id) -> None:
    wanted = formula.problem.slots_needed(participant)
    if not wanted:
        return
    rows = formula.met(participant)
    formula.add(rows[-1][wanted])
    for before, busy in zip(rows, formula.busy(participant), strict=False):
        formula.add(-busy, -before[wanted])


def _one_block_or_a_break(formula: Formula, participant: Id) -> None:
    """Without a break the meetings are one block, so its first slot decides everything."""
    busy, breaks = formula.busy(participant), formula.breaks(participant)
    length = formula.problem.slots_needed(participant)
    if not breaks or formula.problem.lunches:  # a pause for lunch is no break, and no block
        return
    waits, starts = breaks[0], []
    for first in range(len(busy) - length + 1):
        if FALSE in busy[first : first + length]:
            continue
        starts.append(formula.new())
        formula.add(-starts[-1], -waits)
        for i, literal in enumerate(busy):
            formula.add(-starts[-1], literal if first <= i < first + length else -literal)
    formula.add(waits, *starts)


def _an_even_number(formula: Formula, slot: Slot) -> None:
    """Two participants for each meeting: none, two, … up to twice the tables."""
    present = formula.present(slot.id)
    for odd, even in zip_longest(present[::2], present[1::2], fillvalue=FALSE):
        formula.add(-odd, even)
