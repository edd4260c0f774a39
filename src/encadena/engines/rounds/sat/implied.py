"""What follows from the rules, said aloud because the solver finds it hard to see. Changes no solution."""

from itertools import pairwise, zip_longest

from ..cnf.clauses import FALSE
from ..cnf.formula import Formula
from ..problem import Id, Meeting, Slot


def imply(formula: Formula, *, terse: bool = False) -> None:
    """Needs all rules in the same formula, and its ``possible``. ``terse`` says less: what helps to refute may keep a
    solver that looks for an agenda from finding one.
    """
    for participant in formula.problem.participants:
        _busy_as_often_as_meetings(formula, participant)
        if len(formula.problem.stretches) == 1:
            _one_block_or_a_break(formula, participant, terse)
    for slot in formula.problem.slots:
        _an_even_number(formula, slot)
    earlier = {before for before, _ in formula.problem.precedences}
    for meeting in formula.problem.meetings:
        if not terse:
            _in_time(formula, meeting)
        elif meeting.id in earlier:
            formula.add(formula.held_from(meeting.id)[formula.problem.slots[0].id])


def _in_time(formula: Formula, meeting: Meeting) -> None:
    """What is held has been met by everybody in it, and whoever has met everybody has it behind them."""
    from_then_on = formula.held_from(meeting.id)
    formula.add(from_then_on[formula.problem.slots[0].id])
    for participant in meeting.everybody:
        rows, wanted = formula.met(participant), formula.problem.slots_needed(participant)
        for row, slot in zip(rows, formula.problem.slots, strict=False):
            formula.add(from_then_on[slot.id], row[meeting.length])
            formula.add(-from_then_on[slot.id], -row[wanted])


def _busy_as_often_as_meetings(formula: Formula, participant: Id) -> None:
    wanted = formula.problem.slots_needed(participant)
    if not wanted:
        return
    rows = formula.met(participant)
    formula.add(rows[-1][wanted])
    for before, busy in zip(rows, formula.busy(participant), strict=False):
        formula.add(-busy, -before[wanted])


def _one_block_or_a_break(formula: Formula, participant: Id, terse: bool) -> None:
    """Without a break the meetings are one block, so its first slot decides everything, and who has begun goes on."""
    busy, breaks = formula.busy(participant), formula.breaks(participant)
    length = formula.problem.slots_needed(participant)
    if not breaks or formula.problem.lunches:  # a pause for lunch is no break, and no block
        return
    waits, starts, rows = breaks[0], [], [] if terse else formula.met(participant)
    for before, after in pairwise(rows):
        for done in range(1, length):
            formula.add(waits, -before[done], after[done + 1])
    for first in range(len(busy) - length + 1):
        if FALSE in busy[first : first + length]:
            continue
        starts.append(formula.new())
        formula.add(-starts[-1], -waits)
        if rows:
            formula.add(-starts[-1], -rows[first][1])
        for i, literal in enumerate(busy):
            within = first <= i < first + length
            formula.add(-starts[-1], literal if within else -literal)
            if within and rows:
                formula.add(-starts[-1], rows[i + 1][i + 1 - first])
    formula.add(waits, *starts)


def _an_even_number(formula: Formula, slot: Slot) -> None:
    """Two participants for each meeting: none, two, … up to twice the tables."""
    present = formula.present(slot.id)
    for odd, even in zip_longest(present[::2], present[1::2], fillvalue=FALSE):
        formula.add(-odd, even)
