"""Editing a draft: a form for each dimension, item and veto; what is wrong is said while it is written."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ...actions.questionnaire import save_draft
from ...models import QuestionnaireVersion
from ...planning.questionnaire import problems_of
from ...rules import editing
from ...rules.editing import NEW
from ...wording.errors import sentence_of
from ...wording.questionnaire import problem_words
from ..access import editor_version, reader
from ..forms.editing import DimensionForm, ItemForm, VetoForm
from .questionnaires import is_draft

Content = dict[str, Any]


def dimension(request: HttpRequest, pk: int, place: int = NEW) -> HttpResponse:
    version = _draft(request, pk)
    row = _row(editing.rows_at(version.content), place)
    form = DimensionForm(request.POST or None, initial=DimensionForm.initial_of(row) if row else None)
    changed = editing.put_dimension(version.content, place, form.values) if form.is_valid() else None
    return _answer(request, version, form, changed, _("Dimensión"), {"is_item": False})


def item(request: HttpRequest, pk: int, dimension: int, place: int = NEW) -> HttpResponse:
    version = _draft(request, pk)
    _row(editing.rows_at(version.content), dimension)
    row = _row(editing.rows_at(version.content, dimension), place)
    others = _others(version.content, dimension, place)
    form = ItemForm(request.POST or None, initial=ItemForm.initial_of(row) if row else None, others=others)
    changed = editing.put_item(version.content, dimension, place, form.values(row)) if form.is_valid() else None
    return _answer(request, version, form, changed, _("Pregunta"), {"is_item": True})


def veto(request: HttpRequest, pk: int, place: int = NEW) -> HttpResponse:
    version = _draft(request, pk)
    row = _row(editing.rows_at(version.content, vetoes=True), place)
    others = _others(version.content, len(version.content.get("dimensions", [])), 0)
    form = VetoForm(request.POST or None, initial=VetoForm.initial_of(row) if row else None, others=others)
    changed = editing.put_veto(version.content, place, form.values) if form.is_valid() else None
    return _answer(request, version, form, changed, _("Impedimento"), {"is_item": False})


@require_POST
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Move or remove a row: ``what`` (dimension, item, veto), ``dimension``, ``place``, ``do`` (up, down, drop)."""
    version = _draft(request, pk)
    what, do = request.POST.get("what", ""), request.POST.get("do", "")
    place, inside = _number(request, "place"), _number(request, "dimension") if what == "item" else None
    if inside is not None:
        _row(editing.rows_at(version.content), inside)
    if what not in {"dimension", "item", "veto"} or do not in {"up", "down", "drop"} or place == NEW:
        raise Http404
    _row(editing.rows_at(version.content, inside, vetoes=what == "veto"), place)
    if do == "drop":
        changed = editing.drop(version.content, place, inside, vetoes=what == "veto")
    else:
        changed = editing.move(version.content, place, -1 if do == "up" else 1, inside)
    _save(request, version, changed)
    return redirect("readiness:version", pk=pk)


def _answer(
    request: HttpRequest,
    version: QuestionnaireVersion,
    form: forms.Form,
    changed: Content | None,
    heading: str,
    extra: Mapping[str, object],
) -> HttpResponse:
    """While it is typed (htmx) only the problems come back and nothing is saved."""
    problems = _about(changed, version.content) if changed is not None else []
    context = {"version": version, "form": form, "heading": heading, "problems": problems, **extra}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "readiness/questionnaire/problems.html", context)
    if changed is not None and _save(request, version, changed):
        return redirect("readiness:version", pk=version.pk)
    return render(request, "readiness/questionnaire/part.html", context)


def _save(request: HttpRequest, version: QuestionnaireVersion, changed: Content) -> bool:
    sent = request.POST.get("revision", "")
    expected = int(sent) if sent.isdigit() and len(sent) < 10 else version.revision
    try:
        save_draft(version, content=changed, expected_revision=expected, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return False
    messages.success(request, _("Guardado en el borrador."))
    return True


def _about(changed: Content, before: Content) -> list[dict[str, object]]:
    """Problems that this change brings, not those that were there."""
    known = [(p.code, p.item, p.dimension, p.veto) for p in problems_of(before)]
    fresh = [p for p in problems_of(changed) if (p.code, p.item, p.dimension, p.veto) not in known]
    return [{"problem": problem, "words": problem_words(problem)} for problem in fresh]


def _draft(request: HttpRequest, pk: int) -> QuestionnaireVersion:
    version = editor_version(request, pk)
    if not is_draft(version):
        raise Http404
    return version


def _row(rows: list[Any], place: int) -> dict[str, Any] | None:
    if place == NEW:
        return None
    if not 0 <= place < len(rows):
        raise Http404
    found: dict[str, Any] = rows[place]
    return found


def _others(content: Content, dimension: int, place: int) -> list[tuple[str, str]]:
    """Items asked before this place, for conditions; all of them for a veto."""
    found = []
    for number, row in enumerate(content.get("dimensions", [])):
        for position, other in enumerate(row["items"]):
            earlier = number < dimension or (number == dimension and (place == NEW or position < place))
            if earlier:
                found.append((other["code"], f"{other['code']} · {other['text'].get('es', '')}"))
    return found


def _number(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdigit() and len(sent) < 6 else NEW
