"""The way of a client: which step leads from where to where, on which day, and why it may end. No database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from encadena.firms.rules.values import past_date_of, text_of
from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import EndReason, Stage, Step


@dataclass(frozen=True)
class Move:
    """``to`` None: back to the stage where it ended."""

    since: tuple[Stage, ...]
    to: Stage | None


MOVES: Mapping[Step, Move] = {
    Step.SIGN: Move((Stage.LEAD,), Stage.CLIENT),
    Step.BEGIN: Move((Stage.CLIENT,), Stage.ACCOMPANIED),
    Step.GRADUATE: Move((Stage.ACCOMPANIED,), Stage.GRADUATED),
    Step.PAUSE: Move((Stage.LEAD, Stage.CLIENT, Stage.ACCOMPANIED), Stage.INACTIVE),
    Step.REOPEN: Move((Stage.INACTIVE, Stage.GRADUATED), None),
}
OPEN = (Stage.LEAD, Stage.CLIENT, Stage.ACCOMPANIED)
ENDED = (Stage.INACTIVE, Stage.GRADUATED)
ON_THE_WAY = (Stage.LEAD, Stage.CLIENT, Stage.ACCOMPANIED, Stage.GRADUATED)
REASONS: Mapping[Step, tuple[EndReason, ...]] = {
    Step.GRADUATE: (EndReason.REACHED_GOAL, EndReason.OTHER),
    Step.PAUSE: tuple(reason for reason in EndReason if reason != EndReason.REACHED_GOAL),
}
FIELDS = ("goal", "origin")
_LENGTHS = {"goal": 300, "origin": 120}


def steps_from(stage: str) -> list[Step]:
    """What can be done next, the usual thing first."""
    return [step for step, move in MOVES.items() if stage in move.since]


def check_step(step: Step, stage: str) -> None:
    """Raises ``step_not_possible`` with the stage and what is possible from there."""
    if stage not in MOVES[step].since:
        raise DomainError(errors.STEP_NOT_POSSIBLE, step=step, stage=stage, possible=steps_from(stage))


def check_day(on: date, *, today: date, since: date) -> None:
    """A step happens on a day that has come, not before the stage it leaves. Raises ``step_in_future`` and
    ``step_before_stage``.
    """
    if on > today:
        raise DomainError(errors.STEP_IN_FUTURE, on=on)
    if on < since:
        raise DomainError(errors.STEP_BEFORE_STAGE, on=on, since=since)


def check_reason(step: Step, reason: str) -> EndReason:
    """Raises ``end_reason_missing``."""
    if reason not in REASONS[step]:
        raise DomainError(errors.END_REASON_MISSING, possible=list(REASONS[step]))
    return EndReason(reason)


def stage_after_reopening(ended_in: str, *, signed: bool) -> Stage:
    """Back to where it was when it ended; when nobody knows, as far as the agreement says."""
    if ended_in in OPEN:
        return Stage(ended_in)
    return Stage.CLIENT if signed else Stage.LEAD


def clean_client(data: Mapping[str, object]) -> dict[str, str]:
    """The fields of ``FIELDS`` that ``data`` names, clean. Raises ``text_too_long``."""
    return {field: text_of(data[field], _LENGTHS[field]) for field in FIELDS if field in data}


def clean_arrival(value: object, *, today: date) -> date:
    """The day of the first contact, today unless said. Raises the errors of ``firms.rules.values``."""
    return past_date_of(value, today) or today
