"""Rows of a diagnosis to the engine, and its profile back as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from encadena.engines.readiness.answers import Answer as Given
from encadena.engines.readiness.answers import AnswerState, Ratings
from encadena.engines.readiness.branching import shown_items
from encadena.engines.readiness.change import DimensionChange, Taken, changes_between
from encadena.engines.readiness.profile import VERSION, profile_of
from encadena.engines.readiness.questionnaire import Item

from ..models import Answer, Diagnosis, Rating
from .questionnaire import read

ENGINE_VERSION = VERSION


def ratings_of(rows: Iterable[Rating]) -> Ratings:
    """``rows`` with their answers prefetched."""
    return ratings_by({row.rater: row.answers.all() for row in rows})


def ratings_by(answers: Mapping[str, Iterable[Answer]]) -> Ratings:
    """Rater → answers."""
    return Ratings({rater: {answer.item: given(answer) for answer in rows} for rater, rows in answers.items()})


def given(answer: Answer) -> Given:
    return Given(AnswerState(answer.state), answer.value)


def result_of(diagnosis: Diagnosis, ratings: Ratings) -> dict[str, Any]:
    """``{"raters": […], "scores": […], "vetoes": […], "items": […], "dimensions": […]}``, rows as the engine's classes.

    Frozen ones are shown as they were: whoever changes these shapes keeps reading the old ones.
    """
    found = asdict(profile_of(read(diagnosis.version), diagnosis.kinds, ratings))
    return {name: _plain(rows) for name, rows in found.items()}


def items_for(diagnosis: Diagnosis, ratings: Ratings, rater: str) -> tuple[Item, ...]:
    """What this rater is asked, given what was answered so far."""
    return shown_items(read(diagnosis.version), diagnosis.kinds, ratings.way_of(rater))


def change_between(
    before: Diagnosis, before_ratings: Ratings, after: Diagnosis, after_ratings: Ratings, rater: str
) -> tuple[DimensionChange, ...]:
    return changes_between(_taken(before, before_ratings), _taken(after, after_ratings), rater)


def _taken(diagnosis: Diagnosis, ratings: Ratings) -> Taken:
    return Taken(read(diagnosis.version), frozenset(diagnosis.kinds), ratings)


def _plain(value: object) -> object:
    """Tuples to lists, enumerations to their words: what JSON gives back is what went in."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value
