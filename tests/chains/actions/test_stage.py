from datetime import date, timedelta

import pytest

from encadena.chains.actions.stage import add_stage, finish_stage
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.chains.makers import START, a_chain


def test_a_stage_is_done_on_a_day_and_can_be_taken_back(cast: Cast) -> None:
    stage = add_stage(a_chain(cast.centre), name="Diagnóstico", starts_on=START, planned_on=None, actor=cast.adviser)
    assert finish_stage(stage, on=date(2024, 4, 1), actor=None).done_on == date(2024, 4, 1)
    assert finish_stage(stage, on=None, actor=None).done_on is None


def test_a_stage_has_a_name_and_does_not_end_before_it_begins(cast: Cast) -> None:
    project, before = a_chain(cast.centre), START - timedelta(days=1)
    with pytest.raises(DomainError, match="chain_stage_name_missing"):
        add_stage(project, name=" ", starts_on=None, planned_on=None, actor=None)
    with pytest.raises(DomainError, match="chain_stage_ends_before_start"):
        add_stage(project, name="Una", starts_on=START, planned_on=before, actor=None)
    stage = add_stage(project, name="Una", starts_on=START, planned_on=START, actor=None)
    with pytest.raises(DomainError, match="chain_stage_ends_before_start"):
        finish_stage(stage, on=before, actor=None)
    with pytest.raises(DomainError, match="chain_date_in_future"):
        finish_stage(stage, on=clock.today() + timedelta(days=1), actor=None)
