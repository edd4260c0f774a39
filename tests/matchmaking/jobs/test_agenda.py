from typing import Any

import pytest
from tests.matchmaking.makers import a_ready_round, everybody_meets

from encadena.jobs.registry import Handle
from encadena.matchmaking.actions.meetings import change_meeting
from encadena.matchmaking.choices import SessionWish
from encadena.matchmaking.jobs import agenda as jobs
from encadena.matchmaking.models import Round

pytestmark = pytest.mark.django_db


class Watcher:
    """A channel that writes down what is told and asks to stop when ``stop_after`` agendas were found."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.notes: list[dict[str, Any]] = []
        self.stop_after = stop_after

    def write(self, progress: float, note: Any) -> None:
        self.notes.append({**(note or {}), "progress": progress})

    def cancelled(self) -> bool:
        found = sum(note.get("best") is not None for note in self.notes)
        return self.stop_after is not None and found >= self.stop_after

    def interrupted(self) -> bool:
        return False


def run(round: Round, watcher: Watcher, seconds: int = 10) -> dict[str, Any]:
    return jobs.plan(Handle(1, None, watcher), round_id=round.pk, seconds=seconds)


def test_the_search_tells_the_best_the_bound_and_the_time() -> None:
    round = a_ready_round()
    everybody_meets(round)
    watcher = Watcher()

    run(round, watcher)

    told = [n for n in watcher.notes if n["best"] is not None]
    assert told
    assert told[-1]["bound"] <= told[-1]["best"]
    assert {"seconds", "limit", "history"} <= told[-1].keys()
    assert all(0 <= n["progress"] < 1 for n in watcher.notes)


def test_stopping_keeps_the_best_so_far() -> None:
    round = a_ready_round()
    everybody_meets(round)

    result = run(round, Watcher(stop_after=1))

    assert round.agendas.get().pk == result["agenda"]


def test_run_again_after_a_crash_it_plans_again_and_loses_nothing() -> None:
    round = a_ready_round()
    everybody_meets(round)

    run(round, Watcher())
    run(round, Watcher())

    assert [(a.number, a.state) for a in round.agendas.order_by("number")] == [(1, "replaced"), (2, "draft")]


def test_the_plan_shortens_waits_and_says_how_long_and_how_short_they_could_be() -> None:
    """One buyer with a meeting in the first slot and one in the last waits once, three slots long."""
    round = a_ready_round(buyer_count=1, fairness=None)
    last = everybody_meets(round)[2]
    kept = {"session": SessionWish.ANY, "table": None, "note": ""}
    change_meeting(last, **kept, slot=round.slots.get(number=6), actor=None)
    first = round.meetings.order_by("pk")[0]
    change_meeting(first, **kept, slot=round.slots.get(number=1), actor=None)

    run(round, Watcher())

    agenda = round.agendas.get()
    assert (agenda.objective, agenda.idle) == (1, 3)
    assert agenda.idle_bound is not None
    assert 1 <= agenda.idle_bound <= 3
