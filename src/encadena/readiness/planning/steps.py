"""The way of one rater through a questionnaire: a step per dimension, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from encadena.engines.readiness.answers import Answers, Ratings
from encadena.engines.readiness.questionnaire import Dimension, Item

from ..models import Diagnosis
from .diagnosis import items_for
from .questionnaire import read


@dataclass(frozen=True)
class Step:
    """A dimension with the items that are shown in it."""

    dimension: Dimension
    items: Sequence[Item]
    answered: int

    @property
    def done(self) -> bool:
        return self.answered == len(self.items)


@dataclass(frozen=True)
class Way:
    """Steps in order; dimensions of which nothing is shown are left out."""

    steps: Sequence[Step]

    @cached_property
    def total(self) -> int:
        return sum(len(step.items) for step in self.steps)

    @cached_property
    def answered(self) -> int:
        return sum(step.answered for step in self.steps)

    @property
    def share(self) -> float:
        return self.answered / self.total if self.total else 0.0

    @property
    def next_open(self) -> Step:
        """Where somebody who comes back goes on: the first step with an open item, or the last one."""
        return next((step for step in self.steps if not step.done), self.steps[-1])

    def at(self, code: str) -> int | None:
        return next((n for n, step in enumerate(self.steps) if step.dimension.code == code), None)


def way_of(diagnosis: Diagnosis, ratings: Ratings, rater: str) -> Way:
    shown = {item.code for item in items_for(diagnosis, ratings, rater)}
    answers = ratings.of(rater)
    steps = [_step(dimension, shown, answers) for dimension in read(diagnosis.version).dimensions]
    return Way([step for step in steps if step.items])


def _step(dimension: Dimension, shown: set[str], answers: Answers) -> Step:
    items = [item for item in dimension.items if item.code in shown]
    return Step(dimension, items, sum(item.code in answers for item in items))
