"""The calendar of courses and the page of one."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.ui import figures

from ...actions import training as actions
from ...choices import RegistrationState, TrainingState
from ...models import Certificate, Training
from ...queries import attendance as people
from ...queries import trainings as reading
from ...wording.errors import sentence_of
from ...wording.training import STATE_DONE
from ..attendance_sheet import write_attendance
from ..forms.training import TrainingForm, blocks_formset
from ..training_access import actor_of, frame, managed_training, visible_training
from .calendar import month_of, weeks_of

PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def training_list(request: HttpRequest) -> HttpResponse:
    """Courses by date, with filters; a firm starts at what it may register for."""
    rows = reading.filtered(_trainings(request), **_filters(request)).select_related("centre", "area")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "advisory/training/list.html", {"page_obj": page, **_around(request)})


def attendance_export(request: HttpRequest) -> FileResponse:
    """Who was there, in all the courses of the filtered list (of any date unless one is chosen)."""
    filters = _filters(request)
    courses = reading.filtered(_trainings(request), **{**filters, "when": filters["when"] or "all"})
    name = _("asistencia-%(date)s.xlsx") % {"date": clock.today().isoformat()}
    file = write_attendance(people.attendance_in_order(request.user, courses))
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def training_month(request: HttpRequest) -> HttpResponse:
    """The same courses on the days of a month."""
    first = month_of(request.GET.get("mes", ""), clock.today())
    wanted = reading.filtered(_trainings(request), **{**_filters(request), "when": "all"})
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    days = reading.days_between(wanted, first, last)
    context = {
        "first": first,
        "weeks": weeks_of(first, days, clock.today()),
        "empty": not days,
        "before": f"{first - timedelta(days=1):%Y-%m}",
        "after": f"{last + timedelta(days=1):%Y-%m}",
    }
    return render(request, "advisory/training/month.html", {**context, **_around(request)})


def training_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Facts, and the people for whoever may see them; a firm sees its own, a rival only what is public."""
    training = visible_training(request, pk)
    days = list(training.days.all())
    if not reading.sees_people_of(request.user, training):
        return _shown_outside(request, training, days)
    counts = people.present_by_day(training)
    context = frame(
        request,
        training,
        "training",
        days=[(day, counts.get(day.pk)) for day in days],
        lines=people.lines_of(training, days),
        waiting=people.waiting_of(training),
        cancelled=people.cancelled_of(training)[:100],
        over=bool(days) and days[-1].block.ends <= clock.now(),
        revoked=Certificate.objects.filter(registration__training=training, revoked_at__isnull=False)[:100],
    )
    return render(request, "advisory/training/detail.html", context)


def training_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not reading.centres_training_by(actor).exists():
        raise PermissionDenied
    form = TrainingForm(request.POST or None, user=actor)
    days = blocks_formset(request.POST or None, None)
    if request.method == "POST" and form.is_valid() and days.is_valid():
        try:
            training = actions.create_training(data=form.cleaned_data, days=days.blocks(), actor=actor)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Se creó el curso como borrador. Ábrelo cuando quieras recibir inscripciones."))
            return redirect("advisory:training", training.pk)
    return render(request, "advisory/training/form.html", {"form": form, "days": days})


def training_edit(request: HttpRequest, pk: int) -> HttpResponse:
    actor, training = actor_of(request), managed_training(request, pk)
    form = TrainingForm(request.POST or None, instance=training, user=actor)
    days = blocks_formset(request.POST or None, training)
    if request.method == "POST" and form.is_valid() and days.is_valid():
        try:
            stored = Training.objects.get(pk=pk)
            actions.update_training(stored, data=form.cleaned_data, days=days.blocks(), actor=actor)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Se guardaron los datos del curso."))
            return redirect("advisory:training", pk)
    return render(request, "advisory/training/form.html", {"form": form, "days": days, "training": training})


@require_POST
def training_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Open, close, cancel, close for good with certificates, open again."""
    training = managed_training(request, pk)
    wanted = request.POST.get("state", "")
    if wanted not in TrainingState.values:
        raise BadRequest
    try:
        if wanted == TrainingState.HELD:
            actions.close_training(training, actor=actor_of(request))
            messages.success(request, _issued(training))
        else:
            actions.change_state(training, state=TrainingState(wanted), actor=actor_of(request))
            messages.success(request, str(STATE_DONE[wanted]))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("advisory:training", pk)


def _issued(training: Training) -> str:
    count = Certificate.objects.filter(registration__training=training, revoked_at=None).count()
    text = ngettext(
        "El curso quedó cerrado con %(count)s certificado.", "El curso quedó cerrado con %(count)s certificados.", count
    )
    return text % {"count": figures.number(count)}


def _shown_outside(request: HttpRequest, training: Training, days: list[Any]) -> HttpResponse:
    own = reading.registrations_visible_to(request.user).filter(training=training)
    rows = own.exclude(state=RegistrationState.CANCELLED).select_related("firm").prefetch_related("certificates")
    is_firm = getattr(request.user, "role", "") == Role.FIRM
    context = {"training": training, "days": days, "own": rows if is_firm else [], "is_firm": is_firm}
    return render(request, "advisory/training/outside.html", context)


def _trainings(request: HttpRequest) -> QuerySet[Training]:
    if actor_of(request).role == Role.BUYER:
        raise PermissionDenied
    return reading.trainings_visible_to(request.user)


def _filters(request: HttpRequest) -> dict[str, str]:
    given = request.GET
    return {"centre": given.get("centro", ""), "area": given.get("area", ""), "when": given.get("cuando", "")}


def _around(request: HttpRequest) -> dict[str, Any]:
    return {
        "centres": [(str(pk), name) for pk, name in reading.centres_with_trainings(request.user)],
        "areas": [(str(area.pk), area) for area in reading.current_areas()],
        "may_create": reading.centres_training_by(request.user).exists(),
        "filters": _filters(request),
        "query": request.GET.urlencode(),
        "filtering": any(_filters(request).values()),
    }
