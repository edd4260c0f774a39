from datetime import time

import pytest

from encadena.engines.rounds.problem import Hours
from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import participants
from encadena.matchmaking.actions.attendance import set_attendance
from encadena.matchmaking.choices import MeetingMode
from encadena.matchmaking.queries.hours import with_hours
from encadena.matchmaking.queries.names import names_of
from encadena.matchmaking.wording import violations
from tests.matchmaking.makers import a_ready_round, everybody_meets, sides

pytestmark = pytest.mark.django_db


def test_working_hours_are_a_rule_of_the_agenda_and_slots_entered_by_hand_are_absences() -> None:
    """Nine to eleven in Santiago (UTC-3 in December) is one to three in the afternoon in Madrid."""
    round = a_ready_round(fairness=None)
    rows = everybody_meets(round)
    buyer = sides(round)[0][0]
    hours = {"works_from": time(9), "works_until": time(13, 30)}
    set_attendance(buyer, mode=MeetingMode.VIRTUAL, time_zone="Europe/Madrid", **hours, actor=None)
    participants.set_unavailable(buyer, slots=[round.slots.get(number=1)], actor=None)
    assert [p.pk for p in with_hours(round)] == [buyer.pk]
    problem = planning.problem_of(round)
    assert problem.hours == {f"p{buyer.pk}": Hours("Europe/Madrid", "09:00", "13:30")}
    assert problem.forbidden == {(f"p{buyer.pk}", 1)}
    assert problem.off_hours == {(f"p{buyer.pk}", n) for n in (2, 3, 4, 5, 6)}
    meeting = next(m for m in rows if m.first_id == buyer.pk)
    agenda = agendas.save_agenda(round, slot_of={meeting.pk: 3}, actor=None)
    (found,) = [v for v in planning.violations_of(agenda) if v.rule == "hours"]
    text = violations.sentence(found, names_of(round))
    assert "09:00 a 13:30" in text
    assert buyer.name in text


@pytest.mark.parametrize(("from_", "until"), [(time(9), time(18)), (time(22), time(6)), (time(12, 50), time(14))])
def test_the_engine_and_the_slots_that_pages_show_agree(from_: time, until: time) -> None:
    round = a_ready_round(fairness=None)
    everybody_meets(round)
    buyer = sides(round)[0][0]
    hours = {"works_from": from_, "works_until": until}
    set_attendance(buyer, mode=MeetingMode.VIRTUAL, time_zone="Europe/Madrid", **hours, actor=None)
    shown = set(buyer.unavailabilities.values_list("slot__number", flat=True))
    assert {slot for _, slot in planning.problem_of(round).off_hours} == shown
