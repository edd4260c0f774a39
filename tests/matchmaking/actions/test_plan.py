from collections.abc import Callable
from datetime import datetime

import pytest

from encadena.matchmaking.actions import participants
from encadena.matchmaking.actions import round as rounds
from encadena.matchmaking.actions.plan import plan_round
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.rules.slots import DayShape
from tests.matchmaking.makers import DAY, MORNING, a_published_round, a_ready_round, a_round, at, everybody_meets, sides

pytestmark = pytest.mark.django_db


def test_a_plan_says_what_is_missing_before_it_starts() -> None:
    round = a_round()
    with pytest.raises(RoundError, match="plan_needs_slots"):
        plan_round(round, actor=None)
    rounds.lay_out_slots(round, days=[DAY], shape=MORNING, actor=None)
    with pytest.raises(RoundError, match="plan_needs_tables"):
        plan_round(round, actor=None)
    rounds.set_tables(round, count=1, actor=None)
    with pytest.raises(RoundError, match="plan_needs_meetings"):
        plan_round(round, actor=None)


def test_a_plan_becomes_the_draft_proven_optimal() -> None:
    round = a_ready_round()
    everybody_meets(round)

    job = plan_round(round, seconds=20, actor=None)

    agenda = round.agendas.get()
    assert (job.state, job.result["status"], job.result["agenda"]) == ("done", "optimal", agenda.pk)
    assert (agenda.objective, agenda.bound, agenda.meetings.count()) == (0, 0, 6)
    assert agenda.job == str(job.pk)


def test_an_impossible_list_ends_with_its_reasons_and_no_agenda() -> None:
    round = a_ready_round(shape=DayShape(MORNING.start, MORNING.end, 60))
    everybody_meets(round)
    buyer = sides(round)[0][0]
    participants.set_unavailable(buyer, slots=list(round.slots.all())[:1], actor=None)

    job = plan_round(round, seconds=20, actor=None)

    assert job.result["status"] == "infeasible"
    assert {"code": "participant_overfull", "participants": [f"p{buyer.pk}"]}.items() <= next(
        r for r in job.result["reasons"] if r["participants"] == [f"p{buyer.pk}"]
    ).items()
    assert not round.agendas.exists()


def test_a_round_that_is_on_is_not_planned_again_but_before_and_afterwards_it_is(
    clock_at: Callable[[datetime], None],
) -> None:
    clock_at(at(7))
    round = a_published_round()
    clock_at(at(9, 6))
    with pytest.raises(RoundError, match="plan_round_began"):
        plan_round(round, actor=None)
    for moment in (at(8, 59), at(22)):
        clock_at(moment)
        assert plan_round(round, seconds=20, actor=None).state == "done"


def test_a_round_without_a_published_agenda_is_planned_at_any_hour(clock_at: Callable[[datetime], None]) -> None:
    clock_at(at(9, 6))
    round = a_ready_round()
    everybody_meets(round)
    assert plan_round(round, seconds=20, actor=None).state == "done"
