"""Pilot groups: the list, one group with its two parts, entering and leaving."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError

from ...actions import cohort as actions
from ...choices import CohortPart
from ...models import Client, Cohort, CohortMember
from ...models.client import ACTIVE
from ...queries import cohorts as queries
from ...queries.scope import clients_visible_to
from ...wording.cohorts import FIELDS, criterion_of, fact_of
from ...wording.errors import sentence_of
from ..access import reader
from ..forms.cohorts import CohortForm, EnterForm, criteria_fields, criteria_of

MOST_MEMBERS = 500
FOUND = 20


@require_safe
def cohort_list(request: HttpRequest) -> HttpResponse:
    rows = queries.cohorts_visible_to(request.user).prefetch_related("centres").select_related("region")
    context = {"rows": rows[:200], "may_manage": queries.may_manage(request.user)}
    return render(request, "advisory/cohorts/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    if not queries.may_manage(request.user):
        raise PermissionDenied
    return _edited(request, None)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, _managed(request, pk))


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = _readable(request, pk)
    members = list(queries.members_visible_to(request.user, cohort)[: MOST_MEMBERS + 1])
    hidden = cohort.members.count() - queries.members_visible_to(request.user, cohort).count()
    manages = queries.may_manage(request.user, cohort)
    context = {
        "cohort": cohort,
        "centres": cohort.centres.order_by("name"),
        "criteria": [criterion_of(row) for row in cohort.criteria],
        "parts": [(part, [_shown(m) for m in members[:MOST_MEMBERS] if m.part == part]) for part in CohortPart],
        "figures": queries.figures_of(members),
        "hidden": hidden,
        "manages": manages,
        "enters": queries.may_enter(request.user) and cohort.state != "closed",
        "suggestions": [
            (s.client, ", ".join(str(FIELDS[name]) for name in s.shared))
            for s in (queries.comparison_suggestions(request.user, cohort) if manages else [])
        ],
    }
    return render(request, "advisory/cohorts/detail.html", context)


def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a client, then bring it in; refused, the page says which criterion is not met or not known."""
    cohort = _readable(request, pk)
    if not queries.may_enter(request.user):
        raise PermissionDenied
    text = request.GET.get("q", "").strip()
    free = clients_visible_to(request.user).filter(centre__in=cohort.centres.all(), stage__in=ACTIVE)
    form = EnterForm(free, request.POST or None)
    verdicts: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        try:
            member = actions.enter_cohort(cohort, actor=reader(request), **form.cleaned_data)
        except DomainError as error:
            rows = error.params.get("verdicts", [])
            verdicts = [_verdict(row) for row in rows] if isinstance(rows, list) else []
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("“%(firm)s” entró al grupo.") % {"firm": member.client})
            return redirect("advisory:cohort", pk)
    context = {"cohort": cohort, "form": form, "text": text, "verdicts": verdicts, "found": _found(free, text)}
    return render(request, "advisory/cohorts/enter.html", context)


@require_POST
def leave(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    member = _own_member(request, pk, row)
    undo = reverse("advisory:cohort_come_back", args=[pk, row])
    reason, who = request.POST.get("reason", ""), reader(request)
    text = _("“%(firm)s” salió del grupo.") % {"firm": member.client}
    return _done(request, pk, lambda: actions.leave_cohort(member, reason=reason, actor=who), text, f"undo:{undo}")


@require_POST
def come_back(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    member, who = _own_member(request, pk, row), reader(request)
    text = _("“%(firm)s” está de nuevo en el grupo.") % {"firm": member.client}
    return _done(request, pk, lambda: actions.come_back(member, actor=who), text)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    cohort, who = _managed(request, pk), reader(request)
    return _done(request, pk, lambda: actions.start_cohort(cohort, actor=who), _("El grupo está en marcha."))


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    cohort, who = _managed(request, pk), reader(request)
    undo = f"undo:{reverse('advisory:cohort_reopen', args=[pk])}"
    return _done(request, pk, lambda: actions.close_cohort(cohort, actor=who), _("Cerraste el grupo."), undo)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    cohort, who = _managed(request, pk), reader(request)
    return _done(request, pk, lambda: actions.reopen_cohort(cohort, actor=who), _("El grupo está en marcha."))


def _readable(request: HttpRequest, pk: int) -> Cohort:
    return get_object_or_404(queries.cohorts_visible_to(request.user).select_related("region"), pk=pk)


def _managed(request: HttpRequest, pk: int) -> Cohort:
    cohort = _readable(request, pk)
    if not queries.may_manage(request.user, cohort):
        raise PermissionDenied
    return cohort


def _own_member(request: HttpRequest, pk: int, row: int) -> CohortMember:
    if not queries.may_enter(request.user):
        raise PermissionDenied
    return get_object_or_404(queries.members_visible_to(request.user, _readable(request, pk)), pk=row)


def _edited(request: HttpRequest, cohort: Cohort | None) -> HttpResponse:
    initial = CohortForm.initial_of(cohort) if cohort else None
    form = CohortForm(reader(request), request.POST or None, initial=initial)
    criteria = criteria_of(request.POST) if request.method == "POST" else (cohort.criteria if cohort else [])
    if form.is_valid():
        data = dict(form.cleaned_data)
        try:
            saved = actions.save_cohort(
                cohort, data=data, centres=list(data.pop("centres")), criteria=criteria, actor=reader(request)
            )
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Guardaste “%(name)s”.") % {"name": saved})
            return redirect("advisory:cohort", saved.pk)
    context = {"cohort": cohort, "form": form, "fields": criteria_fields(criteria)}
    return render(request, "advisory/cohorts/form.html", context)


def _found(free: object, text: str) -> list[Client]:
    if len(text) < 2:
        return []
    rows = free.filter(firm__sort_name__icontains=text.lower())  # type: ignore[attr-defined]
    return list(rows.select_related("firm", "centre").order_by("firm__sort_name")[:FOUND])


def _shown(member: CohortMember) -> dict[str, object]:
    return {"row": member, "verdicts": [_verdict(row) for row in member.verdicts]}


def _verdict(row: dict[str, object]) -> dict[str, object]:
    return {"text": criterion_of(row), "fact": fact_of(row), "verdict": row["verdict"]}


def _done(request: HttpRequest, pk: int, act: Callable[[], object], text: str, tags: str = "") -> HttpResponse:
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, text, extra_tags=tags)
    return redirect("advisory:cohort", pk)
