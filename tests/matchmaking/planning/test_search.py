import json

import pytest

from encadena.matchmaking import planning
from tests.matchmaking.makers import a_ready_round, an_agenda, everybody_meets

pytestmark = pytest.mark.django_db


def test_a_problem_comes_back_as_it_was_packed() -> None:
    round = a_ready_round()
    everybody_meets(round)
    problem = planning.problem_of(round)

    document = planning.unpacked(planning.packed(problem))

    assert len(json.loads(document)["meetings"]) == len(problem.meetings) > 0


def test_an_agenda_as_a_document_says_where_every_meeting_is() -> None:
    round = a_ready_round()
    everybody_meets(round)
    agenda = an_agenda(round)

    document = json.loads(planning.agenda_document(agenda))

    schedule = planning.schedule_of(agenda)
    assert {m["id"]: m["slot"] for m in document["meetings"]} == schedule.slot_of
    assert {m["id"]: m["table"] for m in document["meetings"]} == schedule.table_of
