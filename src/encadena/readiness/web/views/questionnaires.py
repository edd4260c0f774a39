"""Questionnaires and their versions, for those who keep them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError

from ...actions import questionnaire as actions
from ...choices import FirmForm, VersionState
from ...models import QuestionnaireVersion
from ...planning.questionnaire import asked_of, problems_of, read
from ...queries.questionnaire import questionnaires_visible_to, with_versions
from ...rules.comparing import changes_between
from ...wording.errors import sentence_of
from ...wording.questionnaire import problem_words
from ..access import editor_version, only_editors, reader
from ..forms.editing import NewForm


@require_safe
def questionnaires(request: HttpRequest) -> HttpResponse:
    only_editors(request)
    rows = with_versions(questionnaires_visible_to(request.user))
    return render(request, "readiness/questionnaire/list.html", {"rows": rows})


def new(request: HttpRequest) -> HttpResponse:
    only_editors(request)
    form = NewForm(request.POST or None)
    if form.is_valid():
        try:
            draft = actions.create_questionnaire(**form.cleaned_data, actor=reader(request))
            return redirect("readiness:version", pk=draft.pk)
        except DomainError as error:
            form.add_error("code", sentence_of(error))
    return render(request, "readiness/questionnaire/new.html", {"form": form})


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """What it asks, and for a draft what is still wrong with it."""
    row = editor_version(request, pk)
    others = row.questionnaire.versions.exclude(pk=pk).order_by("-number")
    context = {"version": row, "problems": told_problems(row), "others": others, "editable": is_draft(row)}
    return render(request, "readiness/questionnaire/version.html", context)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The questionnaire as a kind of firm is asked it."""
    row = editor_version(request, pk)
    kinds = [kind for kind in request.GET.getlist("tipo") if kind in FirmForm.values] or [FirmForm.GOODS.value]
    asked = asked_of(read(row), frozenset(kinds))
    context = {
        "version": row,
        "kinds": kinds,
        "all_kinds": FirmForm.choices,
        "asked": [{"dimension": dimension, "items": items} for dimension, items in asked],
        "count": sum(len(items) for _dimension, items in asked),
    }
    return render(request, "readiness/questionnaire/preview.html", context)


@require_safe
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What changed from ``other`` to this version."""
    after, before = editor_version(request, pk), editor_version(request, other)
    changes = changes_between(before.content, after.content)
    context = {"before": before, "version": after, "changes": changes}
    return render(request, "readiness/questionnaire/compare.html", context)


@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    draft = actions.copy_version(editor_version(request, pk), actor=reader(request))
    messages.success(request, _("La versión %(number)s es un borrador: edítala aquí.") % {"number": draft.number})
    return redirect("readiness:version", pk=draft.pk)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        done = actions.publish_version(editor_version(request, pk), actor=reader(request))
        messages.success(request, _("Publicaste la versión %(number)s. Ya no cambia.") % {"number": done.number})
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("readiness:version", pk=pk)


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        done = actions.retire_version(editor_version(request, pk), actor=reader(request))
        messages.success(request, _("Retiraste la versión %(number)s.") % {"number": done.number})
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("readiness:version", pk=pk)


def is_draft(row: QuestionnaireVersion) -> bool:
    return row.state == VersionState.DRAFT


def told_problems(row: QuestionnaireVersion) -> list[dict[str, object]]:
    """Only a draft can still be put right."""
    found = problems_of(row.content) if is_draft(row) else []
    return [{"problem": problem, "words": problem_words(problem)} for problem in found]
