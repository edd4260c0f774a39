"""The search for a round's agenda, and what it was given, so that anybody can run it again."""

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.formats import json as round_json
from encadena.engines.rounds.problem import Problem, ProblemError, Schedule
from encadena.engines.rounds.shorter.shorten import shorten
from encadena.engines.rounds.solve import solve
from encadena.engines.rounds.validity import validate

from ..choices import AgendaState
from ..errors import RoundError
from ..models import Agenda, Round
from .agenda import schedule_of
from .problem import key_of, problem_of

WORKERS, SEED = 2, 0
SHARE_OF_SHORTER = 0.2
"""Of the time asked for, at most so much of what is left goes to shorter waits once their number is found."""
Progress = Callable[[int, int, float], None]


@dataclass(frozen=True)
class Search:
    """The problem as the engine got it (compressed JSON, see ``docs/reference/round-json.md``) and how it was asked."""

    problem: bytes
    seed: int
    workers: int
    limit: float


@dataclass(frozen=True)
class Planned:
    """A schedule in the room's own keys: slot number by meeting."""

    slot_of: dict[int, int]
    status: str
    objective: int | None
    bound: int | None
    idle: int | None
    idle_bound: int | None
    seconds: float
    reasons: list[Reason]
    search: Search


def plan(round: Round, *, seconds: float, on_progress: Progress, should_stop: Callable[[], bool]) -> Planned:
    """Search for the agenda with the fewest breaks, starting from the present one, until proven or out of time; what is
    left of it goes to shorter ones.
    """
    problem = problem_of(round)
    try:
        validate(problem)
    except ProblemError as error:
        raise RoundError("problem_contradicts_itself", why=error.code) from error
    solution = solve(
        problem,
        seconds=seconds,
        workers=WORKERS,
        seed=SEED,
        hint=_hint(round),
        on_progress=lambda best, bound, spent, schedule: on_progress(best, bound, spent),
        should_stop=should_stop,
    )
    if solution.schedule is not None and solution.status != "unknown" and not should_stop():
        left = min(seconds - solution.seconds, seconds * SHARE_OF_SHORTER)
        solution = shorten(problem, solution, seconds=left, workers=WORKERS, seed=SEED, should_stop=should_stop)
    slots = solution.schedule.slot_of if solution.schedule else {}
    return Planned(
        {key_of(m): slot for m, slot in slots.items()},
        solution.status,
        solution.objective,
        solution.bound,
        solution.idle,
        solution.idle_bound,
        solution.seconds,
        list(solution.reasons),
        Search(packed(problem), SEED, WORKERS, seconds),
    )


def packed(problem: Problem) -> bytes:
    return zlib.compress(round_json.dumps(problem).encode())


def unpacked(document: bytes) -> str:
    """The JSON that ``encadena round solve`` reads."""
    return zlib.decompress(document).decode()


def agenda_document(agenda: Agenda) -> str:
    """The agenda as JSON with the keys of the saved problem: what ``encadena round check`` reads."""
    place = {pk: i for i, pk in enumerate(agenda.round.tables.values_list("pk", flat=True), start=1)}
    rows = agenda.meetings.order_by("meeting").values_list("meeting", "slot__number", "table")
    document = {
        "schema": round_json.AGENDA_SCHEMA,
        "status": agenda.status,
        "objective": agenda.objective,
        "bound": agenda.bound,
        "meetings": [
            {"id": f"m{meeting}", "slot": slot, "table": place.get(table or 0)} for meeting, slot, table in rows
        ],
    }
    return json.dumps(document, indent=1)


def _hint(round: Round) -> Schedule | None:
    agenda = round.agendas.filter(state__in=[AgendaState.DRAFT, AgendaState.PUBLISHED]).first()
    return schedule_of(agenda) if agenda else None
