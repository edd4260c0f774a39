from dataclasses import replace

from tests.engines.rounds.small_rounds import a_round, slots

from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.diagnose.steady import steady_reasons
from encadena.engines.rounds.problem import Problem


def _hosts(keeping: str, tables: int, days: int = 1) -> Problem:
    in_slots = tuple(replace(s, day=str(s.id % days)) for s in slots(days, tables=tables))
    return replace(a_round(["ax", "by", "cz"], in_slots), steady=frozenset(keeping))


def test_three_who_keep_a_table_and_two_tables() -> None:
    reason = Reason("steady_too_many", ("a", "b", "c"), (), {"hosts": 3, "tables": 2})
    assert list(steady_reasons(_hosts("abc", tables=2))) == [reason]


def test_as_many_tables_are_enough_and_who_receives_nobody_needs_none() -> None:
    assert list(steady_reasons(_hosts("abc", tables=3))) == []
    assert list(steady_reasons(replace(_hosts("ab", tables=2), steady=frozenset("abd")))) == []


def test_over_two_days_tables_serve_twice() -> None:
    assert list(steady_reasons(_hosts("abc", tables=2, days=2))) == []
