from random import Random

import pytest

from encadena.chains.models import LinkageProject
from encadena.site.actions.demo.chain_linking import MINUTES_EACH, _drawn

PROJECT = LinkageProject(name="Red")


def test_short_and_long_sessions_are_drawn_so_that_the_hours_come_out() -> None:
    random = Random(2)
    fitting = [(n, random.choice((30, 45, 60, 75, 90, 120)), PROJECT) for n in range(9000)]
    drawn = _drawn(fitting, 4000, random)
    assert len({session for session, _minutes, _project in drawn}) == 4000
    assert sum(minutes for _s, minutes, _p in drawn) / 4000 == pytest.approx(MINUTES_EACH, rel=0.02)


def test_all_that_there_are_when_more_are_wanted() -> None:
    assert len(_drawn([(1, 30, PROJECT), (2, 90, PROJECT)], 2, Random(1))) == 2
    assert _drawn([(1, 30, PROJECT)], 1, Random(1)) == [(1, 30, PROJECT)]
    assert _drawn([], 0, Random(1)) == []
