"""What people thought of a course: means with their counts, nothing below five answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ...queries.survey import results_of
from ...wording.training import question_of
from ..training_access import frame, watched_training


@require_GET
def survey_results(request: HttpRequest, pk: int) -> HttpResponse:
    training = watched_training(request, pk)
    results = results_of(training)
    scores: list[dict[str, Any]] = [
        {
            "label": question_of(score.question),
            "score": score,
            "bars": [(mark, count, count / score.n) for mark, count in enumerate(score.counts, 1)],
        }
        for score in results.scores
    ]
    context = frame(request, training, "survey_results", results=results, scores=scores)
    return render(request, "advisory/training/survey_results.html", context)
