"""How well a version measures: computed by a job, kept, shown with its date."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from encadena.jobs.actions import enqueue
from encadena.jobs.queries import latest_job

from ...choices import StatisticsJob
from ...models import QuestionnaireVersion, StatisticsRun
from ...planning.questionnaire import read
from ...queries.statistics import latest_run
from ...wording.statistics import group_words, refusal_words
from ..access import editor_version, reader


@require_safe
def statistics(request: HttpRequest, pk: int) -> HttpResponse:
    version = editor_version(request, pk)
    run = latest_run(version)
    context = {
        "version": version,
        "run": run,
        "job": latest_job(StatisticsJob.MEASURE, version),
        "dimensions": _rows(version, run) if run else [],
    }
    return render(request, "readiness/statistics/detail.html", context)


@require_POST
def compute(request: HttpRequest, pk: int) -> HttpResponse:
    version = editor_version(request, pk)
    enqueue(StatisticsJob.MEASURE, args={"version_id": pk}, actor=reader(request), subject=version)
    return redirect("readiness:statistics", pk=pk)


def _rows(version: QuestionnaireVersion, run: StatisticsRun) -> list[dict[str, Any]]:
    questionnaire = read(version)
    dimensions = {d.code: d for d in questionnaire.dimensions}
    return [
        {
            "dimension": dimensions[row["code"]],
            "raters": row["raters"].items(),
            "kappa": [(pair.split("-"), outcome) for pair, outcome in row["kappa"].items()],
            "groups": [{**group, "name": group_words(group)} for group in row["groups"] if "points" in group],
            "refused": [
                {"name": group_words(group), "words": refusal_words(group)}
                for group in row["groups"]
                if "refused" in group
            ],
            "items": [
                {**item, "name": group_words(item), "text": questionnaire.items[item["item"]].text}
                for item in row["items"]
                if item["item"] in questionnaire.items
            ],
            "tested": row["tested"],
        }
        for row in run.result["dimensions"]
        if row["code"] in dimensions
    ]
