"""Tables that those who keep one leave to all others, told to searches that know nothing of tables."""

from dataclasses import replace

from ..problem import Problem
from ..rules.steady import host

OTHERS = "\0 others"  # a language that nobody speaks; its interpreters are the tables left


def others_left(problem: Problem) -> Problem:
    """The same round, in which meetings without a host share what the hosts leave.

    Follows from the rules where every slot has as many tables and all is held on one day: every host with a meeting
    takes one of them the whole day. Otherwise the round itself.
    """
    tables = {slot.tables for slot in problem.slots}
    hosts = {own for m in problem.meetings if (own := host(problem, m)) is not None}
    if not hosts or len(tables) != 1 or len({slot.day for slot in problem.slots}) != 1:
        return problem
    meetings = tuple(
        m if m.virtual or host(problem, m) is not None else replace(m, needs=(*m.needs, OTHERS))
        for m in problem.meetings
    )
    left = max(0, tables.pop() - len(hosts))
    return replace(problem, meetings=meetings, interpreters={**problem.interpreters, OTHERS: left})
