"""Who is here: a grid on a desk, one tap per person on a phone, a code on the wall of the room."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import attendance as actions
from ...choices import MarkedBy
from ...models import Attendance, Training, TrainingDay
from ...queries import attendance as reading
from ...rules.applicant import applicant_of
from ...rules.room_code import STEP, Window, check_open, code_at
from ...wording.errors import sentence_of
from ..forms.registration import WalkInForm
from ..outputs import attendance_xlsx, qr
from ..training_access import actor_of, day_of, frame, managed_training, watched_training


def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody on every day; for whoever manages, the way to take it."""
    training = watched_training(request, pk)
    days = list(training.days.all())
    lines, counts = reading.lines_of(training, days), reading.present_by_day(training)
    shown = [(day, counts.get(day.pk, 0), day.on <= clock.today()) for day in days]
    context = frame(request, training, "attendance", days=shown, lines=lines, today=_today(days))
    return render(request, "advisory/training/attendance.html", context)


def day_list(request: HttpRequest, pk: int, day: int) -> HttpResponse:
    """The list of one day, made for a thumb; people who walk in are added at its foot."""
    training = managed_training(request, pk)
    row = day_of(training, day)
    form = WalkInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            who = applicant_of({**form.cleaned_data, "language": training.language})
            added = actions.mark_walk_in(row, who=who, by=MarkedBy.LIST, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("%(name)s tiene un cupo y quedó presente.") % {"name": added.name})
            return redirect("advisory:day_list", pk, day)
    lines = reading.lines_of(training, [row])
    context = frame(
        request, training, "attendance", day=row, lines=lines, form=form, not_yet=row.on > clock.today(),
        present=sum(1 for line in lines if line.on_first and line.on_first.present),
    )  # fmt: skip
    return render(request, "advisory/training/day_list.html", context)


@require_POST
def mark(request: HttpRequest, pk: int, day: int, registration: int) -> HttpResponse:
    """One tap; htmx gets the row back."""
    training = managed_training(request, pk)
    row = day_of(training, day)
    person = get_object_or_404(training.registrations, pk=registration)
    wanted = request.POST.get("present", "")
    if wanted not in {"1", "0"}:
        raise BadRequest
    minutes = request.POST.get("minutes", "")
    by = MarkedBy.PASS if request.POST.get("pass") else MarkedBy.LIST
    spent = int(minutes) if minutes.isdigit() else None
    try:
        actions.mark(person, row, present=wanted == "1", minutes=spent, by=by, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    if request.headers.get("HX-Request"):
        return _row(request, training, row, registration)
    if by == MarkedBy.PASS:
        return redirect("advisory:pass", person.token)
    return redirect("advisory:day_list", pk, day)


@require_GET
def print_list(request: HttpRequest, pk: int) -> HttpResponse:
    """On paper, with room for signatures."""
    training = watched_training(request, pk)
    days = list(training.days.all())
    chosen = [day for day in days if str(day.pk) == request.GET.get("dia")] or days[:6]
    lines = reading.lines_of(training, chosen)
    context = {"training": training, "days": chosen, "all_days": days, "lines": lines, "blank": range(5)}
    return render(request, "advisory/training/print.html", context)


@require_GET
def attendance_file(request: HttpRequest, pk: int) -> HttpResponse:
    training = watched_training(request, pk)
    days = list(training.days.all())
    content = attendance_xlsx.attendance_book(training, days, reading.lines_of(training, days))
    name = f"asistencia-{training.pk}-{get_language() or 'es'}.xlsx"
    response = HttpResponse(content, content_type=attendance_xlsx.KIND)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@never_cache
@require_GET
def room_screen(request: HttpRequest, pk: int, day: int) -> HttpResponse:
    """What the room shows on its wall; it renews itself."""
    training = managed_training(request, pk)
    row = day_of(training, day)
    return render(request, "advisory/training/room_screen.html", _code(request, training, row))


@never_cache
@require_GET
def room_code(request: HttpRequest, pk: int, day: int) -> HttpResponse:
    training = managed_training(request, pk)
    return render(request, "advisory/training/room_code.html", _code(request, training, day_of(training, day)))


def _code(request: HttpRequest, training: Training, day: TrainingDay) -> dict[str, Any]:
    window, now = Window(day.pk, day.block.starts, day.block.ends), clock.now()
    context: dict[str, Any] = {"training": training, "day": day, "every": int(STEP.total_seconds() // 10)}
    try:
        check_open(window, now)
    except DomainError as error:
        return {**context, "closed": sentence_of(error)}
    code = code_at(window, now)
    address = request.build_absolute_uri(reverse("advisory:room", args=[day.pk, code]))
    typed_at = request.build_absolute_uri(reverse("advisory:room_typed"))
    present = Attendance.objects.filter(day=day, present=True).count()
    spoken = f"{day.pk}-{code[:4]}-{code[4:]}"
    return {**context, "code": spoken, "picture": qr.picture(address), "typed_at": typed_at, "present": present}


def _row(request: HttpRequest, training: Training, day: TrainingDay, registration: int) -> HttpResponse:
    line = next((li for li in reading.lines_of(training, [day]) if li.registration.pk == registration), None)
    return render(
        request, "advisory/training/day_row.html", {"training": training, "day": day, "line": line, "swapped": True}
    )


def _today(days: list[TrainingDay]) -> TrainingDay | None:
    return next((day for day in days if day.on == clock.today()), None)
