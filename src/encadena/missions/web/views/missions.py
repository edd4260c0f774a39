"""Missions: the list, one with its call, its programme and guests."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.firms.models import Firm
from encadena.kernel.errors import DomainError
from encadena.matchmaking.wording.registration import Line

from ...actions import mission as actions
from ...choices import MissionState
from ...models import Mission
from ...queries import missions as queries
from ...queries.eligibility import verdicts_of
from ...queries.scope import APPLYING, applications_visible_to, firms_to_apply, may_organise, missions_visible_to
from ...rules.money import account_of
from ...wording import conditions
from ...wording.errors import sentence
from ..access import managed_mission, reader, visible_mission
from ..forms import ApplyForm, CriterionForm, GuestForm, ItemForm, MissionForm
from ..frame import frame

PAGE = 30


@require_safe
def mission_list(request: HttpRequest) -> HttpResponse:
    rows = queries.with_counts(missions_visible_to(reader(request))).order_by("-starts_on", "-pk")
    if (state := request.GET.get("estado", "")) in MissionState.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    organises = may_organise(request.user).exists()
    context = {"page_obj": page, "states": MissionState.choices, "state": state, "may_organise": organises}
    return render(request, "missions/list.html", context)


def mission_new(request: HttpRequest) -> HttpResponse:
    if not may_organise(reader(request)).exists():
        raise PermissionDenied
    return _edited(request, None)


def mission_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, managed_mission(request, pk))


def _edited(request: HttpRequest, mission: Mission | None) -> HttpResponse:
    form = MissionForm(request.POST or None, user=reader(request), instance=mission)
    if request.method == "POST" and form.is_valid():
        stored = Mission.objects.get(pk=mission.pk) if mission else None  # the form already changed its instance
        try:
            saved = actions.save_mission(stored, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Se guardó la misión."))
            return redirect("missions:detail", saved.pk)
    context = {"form": form, "mission": mission}
    return render(request, "missions/form.html", context, status=422 if form.errors else 200)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The call: what it asks, by what it chooses, what it costs; and the reader's own applications."""
    mission = visible_mission(request, pk)
    own = applications_visible_to(request.user, mission) if reader(request).role in APPLYING else []
    may_apply = mission.state == MissionState.OPEN and reader(request).role in APPLYING
    firms = firms_to_apply(request.user, mission) if may_apply else Firm.objects.none()
    first = list(firms[:2])
    context = frame(
        request,
        mission,
        "detail",
        asks=conditions.asks(mission),
        criteria=mission.criteria.all(),
        own=own,
        apply_form=ApplyForm(firms=firms) if first else None,
        alone=first[0] if len(first) == 1 else None,
        today=_conditions_today(mission, first[0]) if len(first) == 1 else [],
        firm_due=account_of(mission.cost, mission.firm_share, ()).firm_due,
        criterion_form=CriterionForm(),
        states=[(s.value, s.label) for s in actions.STEPS[MissionState(mission.state)]],
    )
    return render(request, "missions/detail.html", context)


def _conditions_today(mission: Mission, firm: Firm) -> list[Line]:
    """What the one firm that the reader may put forward meets, before it applies."""
    return conditions.lines(mission, (asdict(verdict) for verdict in verdicts_of(mission, firm)))


@require_POST
def change_state(request: HttpRequest, pk: int) -> HttpResponse:
    mission = managed_mission(request, pk)
    state = request.POST.get("state", "")
    if state in MissionState.values:
        done(request, lambda: actions.change_state(mission, state=MissionState(state), actor=reader(request)))
    return redirect("missions:detail", pk)


@require_POST
def criterion_add(request: HttpRequest, pk: int) -> HttpResponse:
    mission = managed_mission(request, pk)
    form = CriterionForm(request.POST)
    if form.is_valid():
        done(request, lambda: actions.add_criterion(mission, **form.cleaned_data, actor=reader(request)))
    return redirect("missions:detail", pk)


@require_POST
def criterion_remove(request: HttpRequest, pk: int, criterion: int) -> HttpResponse:
    row = get_object_or_404(managed_mission(request, pk).criteria.select_related("mission"), pk=criterion)
    done(request, lambda: actions.remove_criterion(row, actor=reader(request)))
    return redirect("missions:detail", pk)


@require_safe
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Day by day; whoever manages adds lines and guests."""
    return _programme(request, visible_mission(request, pk), ItemForm())


@require_POST
def item_add(request: HttpRequest, pk: int) -> HttpResponse:
    mission, form = managed_mission(request, pk), ItemForm(request.POST)
    if form.is_valid():
        try:
            actions.add_item(mission, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error("on", sentence(error))
        else:
            return redirect("missions:programme", pk)
    return _programme(request, mission, form)


def _programme(request: HttpRequest, mission: Mission, form: ItemForm) -> HttpResponse:
    context = frame(
        request,
        mission,
        "programme",
        form=form,
        items=mission.items.all(),
        guests=mission.guests.select_related("buyer"),
        guest_form=GuestForm(user=reader(request)),
    )
    return render(request, "missions/programme.html", context, status=422 if form.errors else 200)


@require_POST
def item_remove(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    row = get_object_or_404(managed_mission(request, pk).items.select_related("mission"), pk=item)
    done(request, lambda: actions.remove_item(row, actor=reader(request)))
    return redirect("missions:programme", pk)


@require_POST
def guest_add(request: HttpRequest, pk: int) -> HttpResponse:
    mission = managed_mission(request, pk)
    form = GuestForm(request.POST, user=reader(request))
    if form.is_valid():
        done(request, lambda: actions.invite_guest(mission, **form.cleaned_data, actor=reader(request)))
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect("missions:programme", pk)


def done(request: HttpRequest, act: Callable[[], Any], text: str = "") -> bool:
    """Does it and says so, or why not."""
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence(error))
        return False
    messages.success(request, text or _("Listo."))
    return True
