"""The results of a course's survey, as far as they may be shown."""

from dataclasses import dataclass

from ..models import SurveyAnswer, Training
from ..rules.survey import ENOUGH, QUESTIONS, Score, scores_of


@dataclass(frozen=True)
class Results:
    """``answered`` of ``asked`` who attended; scores and comments only from ``enough`` answers on."""

    answered: int
    asked: int
    enough: int
    scores: list[Score]
    comments: list[str]


def results_of(training: Training) -> Results:
    """Comments come in the order of random keys, so that their place tells nothing."""
    rows = list(SurveyAnswer.objects.filter(training=training).values(*QUESTIONS, "comment"))
    scores = scores_of([{q: row[q] for q in QUESTIONS} for row in rows])
    comments = [row["comment"] for row in rows if row["comment"]] if scores else []
    asked = training.registrations.filter(minutes__gt=0).count()
    return Results(len(rows), asked, ENOUGH, scores, comments)
