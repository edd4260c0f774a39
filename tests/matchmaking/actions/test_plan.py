import pytest

from encadena.matchmaking.actions import participants
from encadena.matchmaking.actions import round as rounds
from encadena.matchmaking.actions.plan import plan_round
from encadena.matchmaking.errors import RoundError
from encadena.matchmaking.rules.slots import DayShape
from tests.matchmaking.makers import DAY, MORNING, a_ready_round, a_round, everybody_meets, sides

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
