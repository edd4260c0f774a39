"""The result: vetoes, dots per dimension, differences to talk about, change, and how long it holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.ui import slots

from ...actions.diagnosis import note_talk
from ...choices import Progress, Rater
from ...models import Diagnosis
from ...planning.diagnosis import change_between, ratings_of, result_of
from ...planning.questionnaire import Questionnaire, read
from ...planning.steps import way_of
from ...queries import diagnosis as queries
from ...rules.validity import expires_soon
from ...wording.errors import sentence_of
from ..access import led_diagnosis, reader, visible_diagnosis
from ..picture import picture_of

TALKED_OVER = 6


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    diagnosis = visible_diagnosis(request, pk)
    questionnaire = read(diagnosis.version)
    ratings = ratings_of(diagnosis.ratings.all())
    result = diagnosis.result or result_of(diagnosis, ratings)
    leads = queries.may_lead(request.user, diagnosis)
    context = {
        "diagnosis": diagnosis,
        "result": result,
        "has_answers": bool(result["raters"]),
        "picture": picture_of(questionnaire, result),
        "scores": _score_rows(questionnaire, result),
        "vetoes": _veto_rows(questionnaire, result),
        "raters": [_rater_row(request, diagnosis, rater) for rater in Rater],
        "differences": _difference_rows(diagnosis, questionnaire, result),
        "items": _item_rows(diagnosis, questionnaire),
        "change": _change(request, diagnosis),
        "may_lead": leads,
        "expired": bool(diagnosis.valid_until and diagnosis.valid_until < clock.today()),
        "expires_soon": bool(diagnosis.valid_until and expires_soon(diagnosis.valid_until, clock.today())),
        "panels": [
            {"label": panel.label, "url": reverse(panel.url_name, args=[pk])}
            for panel in slots.panels_of("diagnosis", reader(request).role)
        ],
        "item_links": slots.panels_of("diagnosis_item", reader(request).role),
    }
    return render(request, "readiness/diagnosis/detail.html", context)


@require_POST
def talk(request: HttpRequest, pk: int, item: str) -> HttpResponse:
    """What was said about a difference, saved as it is typed."""
    diagnosis = led_diagnosis(request, pk)
    problem = ""
    try:
        note_talk(diagnosis, item=item[:60], text=request.POST.get("text", ""), actor=reader(request))
    except DomainError as error:
        problem = sentence_of(error)
    return render(request, "readiness/diagnosis/talk_saved.html", {"item": item, "problem": problem})


def _rater_row(request: HttpRequest, diagnosis: Diagnosis, rater: str) -> dict[str, object]:
    row = next((r for r in diagnosis.ratings.all() if r.rater == rater), None)
    way = way_of(diagnosis, ratings_of(diagnosis.ratings.all()), rater)
    return {
        "rater": rater,
        "rating": row,
        "way": way,
        "handed_in": row is not None and row.state == Progress.FINISHED,
        "may_answer": diagnosis.state == Progress.OPEN and queries.may_rate(request.user, diagnosis, rater),
    }


def _score_rows(questionnaire: Questionnaire, result: Mapping[str, Any]) -> list[dict[str, object]]:
    rows = []
    for dimension in questionnaire.dimensions:
        own = {s["rater"]: s for s in result["scores"] if s["dimension"] == dimension.code}
        if own:
            rows.append({"dimension": dimension, "scores": [(rater, own.get(rater)) for rater in result["raters"]]})
    return rows


def _veto_rows(questionnaire: Questionnaire, result: Mapping[str, Any]) -> list[dict[str, object]]:
    texts = {veto.code: veto for veto in questionnaire.vetoes}
    found = [(texts[row["veto"]], row) for row in result["vetoes"] if row["veto"] in texts]
    return [
        {"veto": veto, "found": row, "disputed": bool(row["raised_by"] and row["cleared_by"])}
        for veto, row in found
        if row["state"] != "cleared" or (row["raised_by"] and row["cleared_by"])
    ]


def _difference_rows(
    diagnosis: Diagnosis, questionnaire: Questionnaire, result: Mapping[str, Any]
) -> list[dict[str, object]]:
    talks = {talk.item: talk for talk in diagnosis.talks.select_related("written_by")}
    known = [row for row in result["items"] if row["item"] in questionnaire.items]
    chosen = [row for n, row in enumerate(known) if n < TALKED_OVER or row["item"] in talks]
    return [{**_item_row(diagnosis, questionnaire, row["item"]), "talk": talks.get(row["item"])} for row in chosen]


def _item_rows(diagnosis: Diagnosis, questionnaire: Questionnaire) -> list[dict[str, object]]:
    """Every item that somebody answered, by dimension."""
    answered = {answer.item for row in diagnosis.ratings.all() for answer in row.answers.all()}
    rows = []
    for dimension in questionnaire.dimensions:
        own = [_item_row(diagnosis, questionnaire, i.code) for i in dimension.items if i.code in answered]
        if own:
            rows.append({"dimension": dimension, "items": own})
    return rows


def _item_row(diagnosis: Diagnosis, questionnaire: Questionnaire, code: str) -> dict[str, Any]:
    """What each rater said, with the words of the level."""
    item = questionnaire.items[code]
    levels: dict[int | None, Any] = {level.value: level.text for level in item.scale.levels}
    said = []
    for row in diagnosis.ratings.all():
        for answer in row.answers.all():
            if answer.item == code:
                said.append({"rater": row.rater, "answer": answer, "level": levels.get(answer.value)})
    return {"item": item, "said": sorted(said, key=lambda s: Rater.values.index(s["rater"]))}


def _change(request: HttpRequest, diagnosis: Diagnosis) -> dict[str, object] | None:
    """Against the former diagnosis, by the adviser when both have one, or else by the firm."""
    former: Sequence[Diagnosis] = list(queries.former(request.user, diagnosis)[:5])
    chosen = next((row for row in former if str(row.pk) == request.GET.get("desde")), former[0] if former else None)
    if chosen is None:
        return None
    before, after = ratings_of(chosen.ratings.all()), ratings_of(diagnosis.ratings.all())
    rater = next((r.value for r in (Rater.ADVISER, Rater.FIRM) if before.of(r) and after.of(r)), None)
    if rater is None:
        return None
    names = {d.code: d for d in read(diagnosis.version).dimensions}
    rows = change_between(chosen, before, diagnosis, after, rater)
    return {
        "before": chosen,
        "former": former,
        "rater": rater,
        "rows": [{"dimension": names[row.dimension], "change": row} for row in rows],
    }
