"""Every rule is written three times: ``post`` tells CP-SAT, ``clauses`` tells a SAT solver, ``check`` judges a finished
schedule.

They must agree; a property test holds them equal over every schedule of small random problems. A rule's docstring is
the sentence a planner would say.
"""

from collections.abc import Callable
from typing import NamedTuple

from ..cnf.formula import Formula
from ..model import Agenda
from ..problem import Problem, Schedule, Violation
from . import (
    availability,
    each_meeting_once,
    fairness,
    fixed_table,
    fixed_times,
    hours,
    interpreters,
    lengths,
    lunch,
    one_meeting_at_a_time,
    precedence,
    seating,
    sessions,
    steady,
    tables,
    walking,
)


class Rule(NamedTuple):
    name: str
    post: Callable[[Agenda], None]
    clauses: Callable[[Formula], None]
    check: Callable[[Problem, Schedule], list[Violation]]


ALL = tuple(
    Rule(module.NAME, module.post, module.clauses, module.check)
    for module in (
        each_meeting_once,
        one_meeting_at_a_time,
        tables,
        seating,
        fixed_table,
        availability,
        hours,
        lunch,
        sessions,
        fixed_times,
        precedence,
        steady,
        walking,
        lengths,
        interpreters,
        fairness,
    )
)

# Tables are alike for the solver: ``tables`` bounds how many are used, ``seats`` deals them out afterwards.
ABOUT_TABLES = (seating.NAME, fixed_table.NAME, steady.NAME, walking.NAME)
SEATED = tuple(rule for rule in ALL if rule.name in ABOUT_TABLES)
POSTED = tuple(rule for rule in ALL if rule.name not in ABOUT_TABLES)

# What only takes slots away from single meetings comes first, so that nothing is derived from slots already lost.
_FIRST = (availability.NAME, hours.NAME, sessions.NAME, fixed_times.NAME, lengths.NAME)
IN_CLAUSES = tuple(sorted(POSTED, key=lambda rule: rule.name not in _FIRST))
