"""The published format of business-to-business meeting scheduling problems (MiniZinc data, ``.dzn``).

Participants, meetings and slots are numbered from 1 as in the file. Morning and afternoon are the sessions "1" and "2".
Of the redundant arrays, ``meetingsxBusiness`` and ``nMeetingsBusiness`` must agree with ``requested`` when present.
Everything else is needed: a file cut short would otherwise lose rules silently.
"""

from collections.abc import Iterator

from ..problem import Meeting, Problem, ProblemError, Slot
from ..validity import validate
from .errors import FormatError
from .minizinc import Value, parse

MORNING, AFTERNOON = "1", "2"
EITHER = 3
MAX_PARTICIPANTS = 100_000
MAX_MEETINGS = 100_000
MAX_SLOTS = 2_000
MAX_TABLES = 100_000
FAIRNESS = 2  # part of the published definition


def loads(text: str, file: str = "") -> Problem:
    """The problem written in ``text``; ``file`` is only named in errors."""
    return _Reader(parse(text, file), file, text.rstrip().count("\n") + 1).problem()


def dumps(problem: Problem) -> str:
    """Write a problem numbered from 1 in the published format; ``ProblemError`` where the format has no word for it."""
    return "\n".join(_lines(problem))


class _Reader:
    def __init__(self, values: dict[str, Value], file: str, last_line: int) -> None:
        self.values = values
        self.file = file
        self.last_line = last_line

    def problem(self) -> Problem:
        participants = self._count("nBusiness", MAX_PARTICIPANTS)
        meetings = self._meetings(participants)
        problem = Problem(
            participants=tuple(range(1, participants + 1)),
            meetings=meetings,
            slots=self._slots(),
            forbidden=self._forbidden(participants),
            precedences=self._precedences(len(meetings)),
            fairness=FAIRNESS,
        )
        try:
            validate(problem)
        except ProblemError as error:
            raise FormatError(self.file, self.values["requested"].line, error.code, **error.params) from error
        self._refuse_contradictions(problem)
        return problem

    def _slots(self) -> tuple[Slot, ...]:
        count, tables = self._count("nTotalSlots", MAX_SLOTS), self._count("nTables", MAX_TABLES)
        morning = self._count("nMorningSlots", MAX_SLOTS)
        if morning > count:
            raise self._error("nMorningSlots", "out_of_range", value=morning, highest=count)
        return tuple(Slot(t, tables, session=MORNING if t <= morning else AFTERNOON) for t in range(1, count + 1))

    def _meetings(self, participants: int) -> tuple[Meeting, ...]:
        rows = self._array("requested", self._count("nMeetings", MAX_MEETINGS))
        fixed = self._array("fixed", len(rows))
        slots = self._count("nTotalSlots", MAX_SLOTS)
        return tuple(
            self._meeting(i, row, self._within(at, 0, slots), participants)
            for i, (row, at) in enumerate(zip(rows, fixed, strict=True), start=1)
        )

    def _meeting(self, number: int, row: Value, fixed: int, participants: int) -> Meeting:
        cells = row.content
        if not isinstance(cells, tuple) or len(cells) not in (2, 3):
            raise FormatError(self.file, row.line, "row_of_three_expected", row=number)
        first, second = (self._within(cell, 1, participants) for cell in cells[:2])
        session = self._within(cells[2], 1, EITHER) if len(cells) == EITHER else EITHER
        if first == second:
            raise FormatError(self.file, row.line, "meeting_with_oneself", meeting=number, participant=first)
        return Meeting(number, first, second, None if session == EITHER else str(session), fixed or None)

    def _forbidden(self, participants: int) -> frozenset[tuple[int, int]]:
        slots = self._count("nTotalSlots", MAX_SLOTS)
        return frozenset(self._pairs("forbidden", participants, slots))

    def _precedences(self, meetings: int) -> frozenset[tuple[int, int]]:
        return frozenset((before, after) for after, before in self._pairs("precedences", meetings, meetings))

    def _pairs(self, name: str, rows: int, highest: int) -> Iterator[tuple[int, int]]:
        """(row, member) of an array of sets; 0 is the format's dummy member."""
        for row, value in enumerate(self._array(name, rows), start=1):
            for member in self._set(value):
                if not 0 <= member <= highest:
                    raise FormatError(self.file, value.line, "out_of_range", value=member, highest=highest)
                if member:
                    yield row, member

    def _refuse_contradictions(self, problem: Problem) -> None:
        held = {p: {m.id for m in meetings} for p, meetings in problem.meetings_of.items()}
        if "meetingsxBusiness" in self.values:
            # element 1 is a dummy, so k stands for meeting k - 1
            for p, value in enumerate(self._array("meetingsxBusiness", len(held)), start=1):
                if {k - 1 for k in self._set(value)} - {0} != held[p]:
                    raise FormatError(self.file, value.line, "meetings_disagree", participant=p)
        if "nMeetingsBusiness" in self.values:
            for p, value in enumerate(self._array("nMeetingsBusiness", len(held)), start=1):
                if value.content != len(held[p]):
                    raise FormatError(self.file, value.line, "meetings_disagree", participant=p)

    def _count(self, name: str, highest: int) -> int:
        return self._within(self._value(name), 0, highest)

    def _within(self, value: Value, lowest: int, highest: int) -> int:
        if not isinstance(value.content, int):
            raise FormatError(
                self.file, value.line, "number_expected", found="{" if isinstance(value.content, frozenset) else "["
            )
        if not lowest <= value.content <= highest:
            raise FormatError(
                self.file, value.line, "out_of_range", value=value.content, lowest=lowest, highest=highest
            )
        return value.content

    def _array(self, name: str, length: int) -> tuple[Value, ...]:
        content = self._value(name).content
        if not isinstance(content, tuple):
            raise self._error(name, "array_expected", found=name)
        if len(content) != length:
            raise self._error(name, "wrong_length", name=name, found=len(content), expected=length)
        return content

    def _set(self, value: Value) -> frozenset[int]:
        if isinstance(value.content, frozenset):
            return value.content
        raise FormatError(self.file, value.line, "set_expected")

    def _value(self, name: str) -> Value:
        if name not in self.values:
            raise FormatError(self.file, self.last_line, "value_missing", name=name)
        return self.values[name]

    def _error(self, value_name: str, code: str, **params: int | str) -> FormatError:
        return FormatError(self.file, self._value(value_name).line, code, **params)


def _lines(problem: Problem) -> Iterator[str]:
    _refuse_inexpressible(problem)
    morning = sum(slot.session != AFTERNOON for slot in problem.slots)
    yield f"nBusiness = {len(problem.participants)};"
    yield f"nMeetings = {len(problem.meetings)};"
    yield f"nTables = {problem.slots[0].tables if problem.slots else 0};"
    yield f"nTotalSlots = {len(problem.slots)};"
    yield f"nMorningSlots = {morning};"
    rows = " | ".join(f"{m.first}, {m.second}, {m.session or EITHER}" for m in problem.meetings)
    yield f"requested = [| {rows} |];"
    held = problem.meetings_of
    yield f"meetingsxBusiness = [{_sets({1, *(int(m.id) + 1 for m in held[p])} for p in problem.participants)}];"
    yield f"nMeetingsBusiness = [{', '.join(str(len(held[p])) for p in problem.participants)}];"
    away = ({0, *(t for q, t in problem.forbidden if q == p)} for p in problem.participants)
    yield f"forbidden = [{_sets(away)}];"
    yield f"fixed = [{', '.join(str(m.fixed or 0) for m in problem.meetings)}];"
    earlier = ({int(b) for b, a in problem.precedences if a == m.id} for m in problem.meetings)
    yield f"precedences = [{_sets(earlier)}];\n"


def _sets(sets: Iterator[set[int]]) -> str:
    return ", ".join("{" + ", ".join(str(i) for i in sorted(members)) + "}" for members in sets)


def _refuse_inexpressible(problem: Problem) -> None:
    numbered = (
        list(problem.participants) == list(range(1, len(problem.participants) + 1))
        and [m.id for m in problem.meetings] == list(range(1, len(problem.meetings) + 1))
        and [s.id for s in problem.slots] == list(range(1, len(problem.slots) + 1))
    )
    if not numbered:
        raise ProblemError("dzn_needs_numbers_from_one")
    sessions = [s.session for s in problem.slots]
    if (
        len({s.tables for s in problem.slots}) > 1
        or sessions != sorted(sessions)
        or set(sessions) - {"", MORNING, AFTERNOON}
    ):
        raise ProblemError("dzn_cannot_express_slots")
    if problem.fairness != FAIRNESS or problem.breaks_within != "event":
        raise ProblemError("dzn_cannot_express_fairness")
