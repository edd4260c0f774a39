"""The questionnaire as it is answered: one dimension at a time, every answer saved as it is given."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.firms.models import Document
from encadena.firms.queries.document import choosable
from encadena.kernel.errors import DomainError

from ...actions import rating as actions
from ...choices import AnswerState, Progress, Rater
from ...models import Answer, Diagnosis
from ...planning.diagnosis import ratings_of
from ...planning.questionnaire import read
from ...planning.steps import Step, Way, way_of
from ...queries import diagnosis as queries
from ...wording.errors import sentence_of
from ..access import rated_diagnosis, reader


@require_safe
def answer(request: HttpRequest, pk: int, rater: str) -> HttpResponse:
    """Where to begin or to go on."""
    diagnosis = rated_diagnosis(request, pk, rater)
    way = way_of(diagnosis, ratings_of(diagnosis.ratings.all()), rater)
    if not way.steps or _closed(diagnosis, rater):
        return redirect("readiness:detail", pk=pk)
    return redirect("readiness:step", pk=pk, rater=rater, dimension=way.next_open.dimension.code)


@require_safe
def step(request: HttpRequest, pk: int, rater: str, dimension: str) -> HttpResponse:
    diagnosis = rated_diagnosis(request, pk, rater)
    if _closed(diagnosis, rater):
        return redirect("readiness:detail", pk=pk)
    return render(request, "readiness/answer/step.html", _context(diagnosis, rater, dimension))


@require_POST
def save(request: HttpRequest, pk: int, rater: str, item: str) -> HttpResponse:
    """One answer. Answers with what changed: a word beside the item, or the whole step when other items appear."""
    diagnosis = rated_diagnosis(request, pk, rater)
    problem = ""
    try:
        _save(request, diagnosis, rater, item)
    except DomainError as error:
        problem = sentence_of(error)
    fresh = queries.with_ratings(queries.diagnoses_visible_to(request.user)).get(pk=pk)
    dimension = read(fresh.version).dimension_of.get(item, "")
    context = {**_context(fresh, rater, dimension), "saved": item, "problem": problem}
    if not request.htmx:  # type: ignore[attr-defined]
        if problem:
            messages.error(request, problem)
        return redirect("readiness:step", pk=pk, rater=rater, dimension=dimension)
    if _codes(context["step"]) == request.POST.get("shown", ""):
        return render(request, "readiness/answer/saved.html", context)
    response = render(request, "readiness/answer/body.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = "#step", "outerHTML"
    return response


@require_POST
def finish(request: HttpRequest, pk: int, rater: str) -> HttpResponse:
    diagnosis = rated_diagnosis(request, pk, rater)
    try:
        actions.finish_rating(diagnosis, rater=rater, actor=reader(request))
        messages.success(request, _("Entregaste las respuestas. Gracias: ahora se comparan con las de los demás."))
        return redirect("readiness:detail", pk=pk)
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return redirect("readiness:answer", pk=pk, rater=rater)


@require_POST
def reopen(request: HttpRequest, pk: int, rater: str) -> HttpResponse:
    diagnosis = rated_diagnosis(request, pk, rater)
    if not any(row.rater == rater for row in diagnosis.ratings.all()):
        raise Http404
    try:
        actions.reopen_rating(diagnosis, rater=rater, actor=reader(request))
        return redirect("readiness:answer", pk=pk, rater=rater)
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return redirect("readiness:detail", pk=pk)


def _save(request: HttpRequest, diagnosis: Diagnosis, rater: str, item: str) -> None:
    said = request.POST.get("answer", "")
    is_state = said in {AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE}
    actions.answer_item(
        diagnosis,
        rater=rater,
        item=item,
        state=said if is_state else AnswerState.VALUE,
        value=int(said) if not is_state and said.lstrip("-").isdigit() and len(said) < 5 else None,
        note=request.POST.get("note"),
        document=_document(request, diagnosis),
        actor=reader(request),
    )


def _document(request: HttpRequest, diagnosis: Diagnosis) -> Document | None:
    """A paper of this firm that the reader may see; anything else is as if nothing had been chosen."""
    chosen = request.POST.get("document", "")
    if not chosen.isdigit() or len(chosen) > 18:
        return None
    return choosable(request.user, diagnosis.firm).filter(pk=int(chosen)).first()


def _closed(diagnosis: Diagnosis, rater: str) -> bool:
    handed_in = {row.rater for row in diagnosis.ratings.all() if row.state == Progress.FINISHED}
    return diagnosis.state == Progress.FINISHED or rater in handed_in


def _context(diagnosis: Diagnosis, rater: str, dimension: str) -> dict[str, object]:
    way = way_of(diagnosis, ratings_of(diagnosis.ratings.all()), rater)
    number = way.at(dimension)
    if number is None:
        raise Http404
    current = way.steps[number]
    return {
        "diagnosis": diagnosis,
        "rater": rater,
        "way": way,
        "step": current,
        "number": number + 1,
        "before": way.steps[number - 1] if number else None,
        "after": way.steps[number + 1] if number + 1 < len(way.steps) else None,
        "last": number + 1 == len(way.steps),
        "may_finish": _may_finish(way, rater),
        "rows": _rows(diagnosis, current, rater),
        "shown": _codes(current),
        "is_evidence": rater == Rater.EVIDENCE,
    }


def _may_finish(way: Way, rater: str) -> bool:
    return way.answered == way.total or (rater == Rater.EVIDENCE and way.answered > 0)


def _rows(diagnosis: Diagnosis, current: Step, rater: str) -> list[dict[str, object]]:
    given: dict[str, Answer] = {
        answer.item: answer for row in diagnosis.ratings.all() if row.rater == rater for answer in row.answers.all()
    }
    return [{"item": item, "answer": given.get(item.code)} for item in current.items]


def _codes(step: object) -> str:
    return " ".join(item.code for item in step.items) if isinstance(step, Step) else ""
