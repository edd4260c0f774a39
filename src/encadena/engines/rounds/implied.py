"""What follows from the rules, said aloud because the solver finds it hard to see. Changes no solution."""

from .model import Agenda
from .problem import Id


def post(agenda: Agenda) -> None:
    """Needs the rules ``each_meeting_once``, ``one_meeting_at_a_time`` and ``tables`` in the same model."""
    _busy_as_often_as_meetings(agenda)
    _an_even_number_per_slot(agenda)
    if len(agenda.problem.stretches) == 1:
        for participant in agenda.problem.participants:
            _one_block_or_a_break(agenda, participant)


def _busy_as_often_as_meetings(agenda: Agenda) -> None:
    for participant in agenda.problem.participants:
        busy = agenda.busy(participant)
        agenda.model.add(sum(busy.values()) == agenda.problem.slots_needed(participant))
        for slot, literal in busy.items():
            agenda.model.add_exactly_one([~literal, *agenda.meetings_in(participant, slot)])


def _an_even_number_per_slot(agenda: Agenda) -> None:
    for slot in agenda.problem.slots if agenda.problem.in_pairs else ():
        held = agenda.model.new_int_var(0, slot.tables, f"held in {slot.id}")
        agenda.model.add(sum(agenda.held_in(slot.id)) == held)
        agenda.model.add(sum(agenda.busy(p)[slot.id] for p in agenda.problem.participants) == 2 * held)


def _one_block_or_a_break(agenda: Agenda, participant: Id) -> None:
    """Without a break the meetings are one block, so its first slot decides everything."""
    model, breaks = agenda.model, agenda.breaks(participant)
    length, slots = agenda.problem.slots_needed(participant), [s.id for s in agenda.problem.slots]
    if not breaks or not 1 < length <= len(slots) or agenda.problem.lunches:  # a pause for lunch is no break
        return
    waits = model.new_bool_var(f"{participant} waits")
    model.add_max_equality(waits, breaks)
    starts = [model.new_bool_var(f"{participant} from {slot}") for slot in slots[: len(slots) - length + 1]]
    model.add_exactly_one([waits, *starts])
    for i, slot in enumerate(slots):
        covered = sum(starts[max(0, i - length + 1) : i + 1])
        model.add(covered <= agenda.busy(participant)[slot])
        model.add(agenda.busy(participant)[slot] <= covered + waits)
