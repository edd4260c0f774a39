"""Problems as they are published, read from their files."""

from dataclasses import dataclass

from encadena.engines.rounds.formats import dzn
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.problem import Problem

from ..choices import SessionWish
from ..errors import UnreadableError


@dataclass(frozen=True)
class NumberedMeeting:
    """A meeting of a published problem; everything is numbered from 1."""

    number: int
    first: int
    second: int
    session: SessionWish
    slot: int | None


@dataclass(frozen=True)
class NumberedProblem:
    participants: list[int]
    meetings: list[NumberedMeeting]
    slots: int
    morning: int
    tables: int
    fairness: int | None
    forbidden: set[tuple[int, int]]
    precedences: set[tuple[int, int]]


def read_problem(content: bytes, file_name: str) -> NumberedProblem:
    """The problem in a published file. Raises ``UnreadableError`` with the reader's own code, place and facts."""
    try:
        problem = dzn.loads(content.decode("utf-8", "replace"), file_name)
    except FormatError as error:
        facts = dict(error.params.items())
        raise UnreadableError(
            "dzn_unreadable", file=file_name, place=error.place, reason=error.code, facts=facts
        ) from error
    return _numbered(problem)


def _numbered(problem: Problem) -> NumberedProblem:
    sessions = {None: SessionWish.ANY, dzn.MORNING: SessionWish.MORNING, dzn.AFTERNOON: SessionWish.AFTERNOON}
    return NumberedProblem(
        participants=[int(p) for p in problem.participants],
        meetings=[
            NumberedMeeting(int(m.id), int(m.first), int(m.second), sessions[m.session], m.fixed)
            for m in problem.meetings
        ],
        slots=len(problem.slots),
        morning=sum(s.session == dzn.MORNING for s in problem.slots),
        tables=problem.slots[0].tables if problem.slots else 0,
        fairness=problem.fairness,
        forbidden={(int(p), s) for p, s in problem.forbidden},
        precedences={(int(b), int(a)) for b, a in problem.precedences},
    )
