"""Every rule is written twice: ``post`` tells the solver, ``check`` judges a finished schedule.

The two must agree; a property test holds them equal over every schedule of small random problems. A rule's docstring is
the sentence a planner would say.
"""

from collections.abc import Callable
from typing import NamedTuple

from ..model import Agenda
from ..problem import Problem, Schedule, Violation
from . import (
    availability,
    each_meeting_once,
    fairness,
    fixed_times,
    one_meeting_at_a_time,
    precedence,
    seating,
    sessions,
    tables,
)


class Rule(NamedTuple):
    name: str
    post: Callable[[Agenda], None]
    check: Callable[[Problem, Schedule], list[Violation]]


ALL = tuple(
    Rule(module.NAME, module.post, module.check)
    for module in (
        each_meeting_once,
        one_meeting_at_a_time,
        tables,
        seating,
        availability,
        sessions,
        fixed_times,
        precedence,
        fairness,
    )
)

# Tables are alike for the solver: ``tables`` bounds how many are used, ``seats`` deals them out afterwards.
POSTED = tuple(rule for rule in ALL if rule.name != seating.NAME)
