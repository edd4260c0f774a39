from hypothesis import HealthCheck, assume, given, settings
from tests.engines.rounds.brute_force import agendas
from tests.engines.rounds.cnf.truth import satisfiable
from tests.engines.rounds.small_rounds import problems

from encadena.engines.rounds.breaks import total_breaks, total_idle
from encadena.engines.rounds.problem import Problem, Schedule
from encadena.engines.rounds.shorter.question import IdleQuestion

ENOUGH = 30


@given(problem=problems(most_meetings=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_clauses_count_idle_time_as_the_checker_does(problem: Problem) -> None:
    found = list(agendas(problem))
    assume(found)
    question = IdleQuestion(problem, most_breaks=ENOUGH, most_idle=ENOUGH)
    for agenda in found:
        idle = total_idle(problem, agenda)
        held = [question.formula.meets[m, slot] for m, slot in agenda.slot_of.items()]
        for k, more in enumerate(question.breaks):
            assert satisfiable(question.formula, *held, -more) == (idle <= k)
        assert question.worth(agenda.slot_of) == idle


@given(problem=problems(most_meetings=3))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_an_agenda_with_more_breaks_than_held_is_no_answer(problem: Problem) -> None:
    found = list(agendas(problem))
    assume(found)
    question = IdleQuestion(problem, most_breaks=0, most_idle=ENOUGH)
    for agenda in found:
        held = [question.formula.meets[m, slot] for m, slot in agenda.slot_of.items()]
        assert satisfiable(question.formula, *held) == (total_breaks(problem, Schedule(agenda.slot_of)) == 0)
