import pytest

from encadena.matchmaking import planning
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.queries.names import names_of
from encadena.matchmaking.wording import reasons, violations
from tests.matchmaking.makers import a_ready_round, everybody_meets

pytestmark = pytest.mark.django_db


def test_a_violation_names_people_hour_and_the_meeting_to_look_at() -> None:
    round = a_ready_round(buyer_count=1)
    rows = everybody_meets(round)
    agenda = agendas.save_agenda(round, slot_of={m.pk: 2 for m in rows[:2]} | {rows[2].pk: 3}, actor=None)

    (line,) = violations.lines(planning.violations_of(agenda), names_of(round))

    assert line.rule == "one_meeting_at_a_time"
    assert rows[0].first.name in line.text
    assert "09:20" in line.text
    assert line.meetings == [rows[0].pk, rows[1].pk]


def test_a_reason_from_a_job_is_a_sentence_with_names_and_figures() -> None:
    round = a_ready_round()
    rows = everybody_meets(round)
    person = rows[0].first
    row = {
        "code": "participant_overfull",
        "participants": [f"p{person.pk}"],
        "meetings": [f"m{rows[0].pk}"],
        "params": {"meetings": 3, "slots": 2},
    }

    text = reasons.sentence(row, names_of(round))

    assert text.startswith(person.name)
    assert "3" in text
    assert "2" in text
