import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from encadena.engines.rounds.cnf.clauses import Clauses
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.sat.child import WorkerLostError
from encadena.engines.rounds.sat.process import Process
from encadena.engines.rounds.sat.question import Question


def _told(pigeons: int, holes: int, *, finds: bool = False) -> Process:
    """Asked whether every pigeon has a hole of its own, which takes long to deny."""
    clauses = Clauses()
    sits = [[clauses.new() for _ in range(holes)] for _ in range(pigeons)]
    for places in sits:
        clauses.add(*places)
    for hole in range(holes):
        for one in range(pigeons):
            for other in range(one):
                clauses.add(-sits[one][hole], -sits[other][hole])
    process = Process()
    process.tell(clauses, [], meets=clauses.variables, seed=0, finds=finds)
    return process


def test_a_spell_answers_yes_with_what_is_true() -> None:
    process = _told(2, 2)
    (answer,) = process.work(1000, 0)
    process.close()
    assert answer.kind == "yes"
    assert len([x for x in answer.literals if x > 1]) == 2


def test_more_pigeons_than_holes_is_never() -> None:
    process = _told(4, 3)
    (answer,) = process.work(10_000, 0)
    process.close()
    assert answer.kind == "never"


def test_a_spell_that_is_too_short_pauses_and_the_next_goes_on() -> None:
    process = _told(12, 11)
    first, second = (list(process.work(500, 0)) for _ in range(2))
    process.close()
    assert [answer.kind for answer in (*first, *second)] == ["pause", "pause"]
    assert second[0].conflicts > first[0].conflicts >= 500


def test_a_finder_goes_on_with_every_number_where_it_paused_and_counts_all_its_work() -> None:
    process = _told(12, 11, finds=True)
    answers = [answer for number in (0, 1, 0, 2, 3, 4, 5, 0) for answer in process.work(300, number)]
    process.close()
    assert {answer.kind for answer in answers} == {"pause"}
    assert all(later.conflicts >= before.conflicts + 300 for before, later in pairwise(answers))


def test_the_same_formula_seed_and_spells_give_the_same_answers() -> None:
    question, answers = Question(generate(SMALL)), []
    for _ in range(2):
        process = Process()
        process.tell(question.formula, question.breaks, meets=question.meets, seed=5)
        answers.append(list(process.work(100_000, 0)))
        process.close()
    assert answers[0] == answers[1]


def test_what_is_known_to_be_too_few_is_not_asked() -> None:
    question = Question(generate(SMALL))
    process = Process()
    process.tell(question.formula, question.breaks, meets=question.meets, seed=0)
    *_, last = process.work(100_000, 3)
    process.close()
    assert (last.kind, last.breaks) == ("yes", 3)


def test_a_killed_process_is_said_to_be_lost() -> None:
    process = _told(12, 11)
    process.stop_search()
    with pytest.raises(WorkerLostError):
        list(process.work(10**9, 0))
    process.close()


STARTER = """
import sys, time
from tests.engines.rounds.sat.test_process import _told
process = _told(14, 13)
process._write(b"1000000000 0\\n")
print(process._running.pid, flush=True)
time.sleep(60)
"""


def test_a_worker_does_not_outlive_a_program_that_was_killed() -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER], stdout=subprocess.PIPE, cwd=Path(__file__).parents[4], text=True
    )
    assert starter.stdout is not None
    worker = int(starter.stdout.readline())
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()
    deadline = time.monotonic() + 20
    while _alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(worker)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
