from datetime import date

import pytest

from encadena.advisory.choices import EndReason, Stage, Step
from encadena.advisory.rules.client import (
    MOVES,
    REASONS,
    check_day,
    check_reason,
    check_step,
    clean_arrival,
    clean_client,
    stage_after_reopening,
    steps_from,
)
from encadena.kernel.errors import DomainError

POSSIBLE = {
    Stage.LEAD: {Step.SIGN, Step.PAUSE},
    Stage.CLIENT: {Step.BEGIN, Step.PAUSE},
    Stage.ACCOMPANIED: {Step.GRADUATE, Step.PAUSE},
    Stage.INACTIVE: {Step.REOPEN},
    Stage.GRADUATED: {Step.REOPEN},
}


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("step", list(Step))
def test_a_step_is_taken_from_its_stages_only(step: Step, stage: Stage) -> None:
    if step in POSSIBLE[stage]:
        check_step(step, stage)
        return
    with pytest.raises(DomainError) as refused:
        check_step(step, stage)
    assert set(refused.value.params["possible"]) == POSSIBLE[stage]  # type: ignore[call-overload]


def test_the_usual_step_comes_first() -> None:
    assert steps_from(Stage.LEAD)[0] == Step.SIGN
    assert steps_from(Stage.ACCOMPANIED)[0] == Step.GRADUATE


def test_every_step_but_reopening_says_where_it_leads() -> None:
    assert [step for step, move in MOVES.items() if move.to is None] == [Step.REOPEN]


def test_a_step_happens_between_its_stage_and_today() -> None:
    today, since = date(2026, 5, 10), date(2026, 5, 1)
    check_day(today, today=today, since=since)
    check_day(since, today=today, since=since)
    with pytest.raises(DomainError, match="step_in_future"):
        check_day(date(2026, 5, 11), today=today, since=since)
    with pytest.raises(DomainError, match="step_before_stage"):
        check_day(date(2026, 4, 30), today=today, since=since)


def test_who_graduates_reached_a_goal_and_who_pauses_did_not() -> None:
    assert check_reason(Step.GRADUATE, "reached_goal") == EndReason.REACHED_GOAL
    assert EndReason.REACHED_GOAL not in REASONS[Step.PAUSE]
    for step, reason in ((Step.GRADUATE, "no_answer"), (Step.PAUSE, "reached_goal"), (Step.PAUSE, "")):
        with pytest.raises(DomainError, match="end_reason_missing"):
            check_reason(step, reason)


def test_reopening_leads_back_to_where_it_ended() -> None:
    assert stage_after_reopening("accompanied", signed=True) == Stage.ACCOMPANIED
    assert stage_after_reopening("", signed=True) == Stage.CLIENT
    assert stage_after_reopening("graduated", signed=False) == Stage.LEAD


def test_only_named_fields_are_cleaned() -> None:
    assert clean_client({"goal": "  Vender   fuera \n", "stage": "graduated"}) == {"goal": "Vender fuera"}
    with pytest.raises(DomainError, match="text_too_long"):
        clean_client({"origin": "x" * 121})


def test_the_first_contact_is_today_unless_said() -> None:
    today = date(2026, 5, 10)
    assert clean_arrival(None, today=today) == today
    assert clean_arrival("2026-05-02", today=today) == date(2026, 5, 2)
    with pytest.raises(DomainError, match="date_in_future"):
        clean_arrival("2026-05-11", today=today)
