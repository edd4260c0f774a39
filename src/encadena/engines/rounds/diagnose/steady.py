"""More people who keep a table than there are tables to keep."""

from collections import defaultdict
from collections.abc import Iterator

from ..problem import Problem
from ..rules.steady import host
from .reason import Reason


def steady_reasons(problem: Problem) -> Iterator[Reason]:
    """Every one of them needs a table of their own on some day at least."""
    hosts = {own: None for m in problem.meetings if (own := host(problem, m)) is not None}
    tables: dict[str, int] = defaultdict(int)
    for slot in problem.slots:
        tables[slot.day] = max(tables[slot.day], slot.tables)
    places = sum(tables.values())
    if len(hosts) > places:
        params = {"hosts": len(hosts), "tables": places}
        yield Reason("steady_too_many", tuple(hosts), (), params)
