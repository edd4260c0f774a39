"""A rich round as arrays: what does not change (``Hall``) and what a search changes (``Standing``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...later import Later
from ..problem import Problem
from ..walk.field import FULL_WORD, NO_LIMIT, UNSEEN, Flags, Floats, Ints, Words

if TYPE_CHECKING:
    import numpy as np
else:
    np = Later("numpy")

LONGEST = 24  # meetings that one step may move


class Hall(NamedTuple):
    """Participants, meetings, slots and languages are numbered from 0. A list per meeting, participant or language is
    two arrays: where each begins, and all of them one after the other.

    ``possible``: where each meeting may begin. ``stretch``: of each slot. ``lunch_until``: the last slot of the lunch
    windows that a slot lies in, or -1. ``limit``: breaks of one participant above which they are unfair.
    """

    first_person: Ints
    person: Ints
    first_held: Ints
    held: Ints
    length: Ints
    seated: Ints
    possible: Flags
    first_choice: Ints
    choice: Ints
    first_language: Ints
    language: Ints
    first_asking: Ints
    asking: Ints
    interpreters: Ints
    capacity: Ints
    stretch: Ints
    lunch_until: Ints
    lunch_first: Ints
    lunch_last: Ints
    lunch_free: Ints
    first_later: Ints
    later: Ints
    first_earlier: Ints
    earlier: Ints
    limit: int


class Standing(NamedTuple):
    """``slot``: where each meeting begins, or -1. ``at``: meeting of each participant and slot, or -1. ``serving``:
    meetings of each language and slot. ``waits``, ``price``: breaks and cost of each participant; ``waiting``: those
    with breaks, in its first places, and ``waiting_at`` where each stands there. ``pushed``: how often each meeting
    had to leave. ``mark``, ``moved``, ``home``, ``out``: room for one step.
    """

    slot: Ints
    at: Ints
    load: Ints
    serving: Ints
    waits: Ints
    price: Floats
    waiting: Ints
    waiting_at: Ints
    pushed: Ints
    mark: Ints
    touched: Ints
    moved: Ints
    home: Ints
    aim: Ints
    out: Ints
    best: Ints
    tally: Ints
    dice: Words


def hall_of(problem: Problem) -> Hall:
    number = {p: i for i, p in enumerate(problem.participants)}
    meeting = {m.id: i for i, m in enumerate(problem.meetings)}
    spoken = {language: i for i, language in enumerate(problem.languages)}
    choices = [[problem.position[s] for s in problem.slots_of[m.id]] for m in problem.meetings]
    possible = np.zeros((len(problem.meetings), len(problem.slots)), np.bool_)
    for i, begins in enumerate(choices):
        possible[i, begins] = True
    later: list[list[int]] = [[] for _ in problem.meetings]
    earlier: list[list[int]] = [[] for _ in problem.meetings]
    for before, after in sorted(problem.precedences, key=str):
        later[meeting[before]].append(meeting[after])
        earlier[meeting[after]].append(meeting[before])
    return Hall(
        *_lists([number[p] for p in m.everybody] for m in problem.meetings),
        *_lists([meeting[m.id] for m in problem.meetings_of[p]] for p in problem.participants),
        _ints([m.length for m in problem.meetings]),
        _ints([int(not m.virtual) for m in problem.meetings]),
        possible,
        *_lists(choices),
        *_lists([spoken[language] for language in sorted(set(m.needs))] for m in problem.meetings),
        *_lists([i for i, m in enumerate(problem.meetings) if t in m.needs] for t in problem.languages),
        _ints([problem.interpreters.get(t, 0) for t in problem.languages]),
        _ints([slot.tables for slot in problem.slots]),
        *_of_slots(problem),
        *_lists(later),
        *_lists(earlier),
        NO_LIMIT if problem.fairness is None else problem.fairness,
    )


def _of_slots(problem: Problem) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    stretch, until = [0] * len(problem.slots), [-1] * len(problem.slots)
    for number, slots in enumerate(problem.stretches):
        for slot in slots:
            stretch[problem.position[slot]] = number
    windows = [[problem.position[slot] for slot in lunch.slots] for lunch in problem.lunches]
    for window in windows:
        for place in window:
            until[place] = max(until[place], window[-1])
    first, last = [window[0] for window in windows], [window[-1] for window in windows]
    return _ints(stretch), _ints(until), _ints(first), _ints(last), _ints([lunch.free for lunch in problem.lunches])


def empty(hall: Hall, seed: int) -> Standing:
    """Nobody meets yet."""
    meetings, slots = hall.possible.shape
    people, languages = len(hall.first_held) - 1, len(hall.interpreters)
    step = LONGEST + 2
    return Standing(
        np.full(meetings, -1, np.int64),
        np.full((people, slots), -1, np.int64),
        np.zeros(slots, np.int64),
        np.zeros((languages, slots), np.int64),
        np.zeros(people, np.int64),
        np.zeros(people, np.float64),
        np.zeros(people, np.int64),
        np.zeros(people, np.int64),
        np.ones(meetings, np.int64),
        np.zeros(meetings, np.int64),
        np.zeros(people, np.int64),
        np.zeros(step, np.int64),
        np.zeros(step, np.int64),
        np.zeros(step, np.int64),
        np.zeros(meetings + 1, np.int64),
        np.full(meetings, -1, np.int64),
        np.array([0, UNSEEN, 0, 0], np.int64),
        np.array([(seed * 0x9E3779B97F4A7C15 + 0x1234567) & FULL_WORD | 1], np.uint64),
    )


def _lists(rows: Iterable[Sequence[int]]) -> tuple[Ints, Ints]:
    every = list(rows)
    starts = np.zeros(len(every) + 1, np.int64)
    starts[1:] = np.cumsum([len(row) for row in every])
    return starts, _ints([i for row in every for i in row])


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)
