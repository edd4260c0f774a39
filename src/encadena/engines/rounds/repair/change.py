"""What a repair did, as data: every change with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ..problem import Id, Problem, Schedule

Kind: TypeAlias = Literal["cancelled", "moved", "added", "retabled"]
Fact: TypeAlias = int | float | str | tuple[int | str, ...]


@dataclass(frozen=True)
class Reason:
    """Why one meeting changed.

    Codes and params, in the order in which they are looked for:

    ==================== ==============================================================================
    participant_absent   participants, slot: the meeting was there, and they are not
    table_closed         slot, tables: there are only so many tables left
    conflict             slot: the agenda given was already broken there
    walk_in              value, participants: somebody who came without an agenda gets this meeting
    freed_place          value, meeting, slot: the place that this cancelled or moved meeting left
    free_place           value, slot: a place that was free all along
    makes_room           meeting: gives way so that this meeting finds a place
    gives_table          meeting: gives its table to this meeting, at the same time
    takes_table          slot: it had no table and needs one now
    tables_dealt         slot: tables were dealt anew, so that their rules are kept
    closes_wait          participants: they wait less
    ==================== ==============================================================================

    ``promised`` comes with any of them: the table that the meeting was promised and that is closed where it is held.
    """

    code: str
    params: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """``from_slot`` None: it had no place; ``to_slot`` None: it lost it. "retabled" changes the table alone."""

    meeting: Id
    kind: Kind
    from_slot: int | None
    to_slot: int | None
    reason: Reason


@dataclass(frozen=True)
class Repaired:
    """The agenda after a repair.

    ``value`` is what the meetings added from the waiting list are worth; no agenda that keeps the same meetings adds
    more than ``bound``. ``breaks`` are those of the whole agenda. ``problem`` is the round as it stands now (who is
    there, tables, meetings that have a place): ``check(problem, schedule)`` finds nothing.
    """

    schedule: Schedule
    changes: tuple[Change, ...]
    value: float
    bound: float
    breaks: int
    seconds: float
    problem: Problem
