"""A person's own page of a course, opened by the link in their mail: seat, QR, certificate, survey. No account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import registration as actions
from ...actions.survey import answer_survey
from ...choices import RegistrationState, TrainingState
from ...models import Attendance, Registration
from ...queries.attendance import place_in_line
from ...queries.trainings import may_manage_training
from ...rules.survey import QUESTIONS, SCALE
from ...wording.errors import sentence_of
from ...wording.training import placed, question_of
from ..limits import limited
from ..outputs import qr
from .courses import ics_response

often = limited("pass", times=120, seconds=600)


@never_cache
@login_not_required
@require_GET
@often
def own_pass(request: HttpRequest, token: str) -> HttpResponse:
    """For the person; staff of the centre who scans its QR gets a button to note that they are here."""
    row = _row(token)
    days = list(row.training.days.all())
    today = next((day for day in days if day.on == clock.today()), None)
    mark = Attendance.objects.filter(registration=row, day=today).first() if today else None
    address = request.build_absolute_uri(reverse("advisory:pass", args=[token]))
    waiting = row.state == RegistrationState.WAITING
    context = {
        "row": row,
        "training": row.training,
        "days": days,
        "place": place_in_line(row) if waiting else None,
        "picture": qr.picture(address) if row.state == RegistrationState.REGISTERED else "",
        "certificate": row.certificates.filter(revoked_at=None).first(),
        "may_answer": row.training.state == TrainingState.HELD and row.minutes and not row.answered,
        "today": today,
        "mark": mark,
        "manages": may_manage_training(request.user, row.training),
        "may_cancel": row.state in (RegistrationState.REGISTERED, RegistrationState.WAITING)
        and row.training.state in (TrainingState.OPEN, TrainingState.CLOSED)
        and not row.minutes,
    }
    return render(request, "advisory/training/pass.html", context)


@login_not_required
@require_POST
@often
def pass_cancel(request: HttpRequest, token: str) -> HttpResponse:
    row = _row(token)
    try:
        actions.cancel_registration(row, actor=None)
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        undo = f"undo:{reverse('advisory:pass_restore', args=[token])}"
        messages.success(request, _("Se anuló tu inscripción."), extra_tags=undo)
    return redirect("advisory:pass", token)


@login_not_required
@require_POST
@often
def pass_restore(request: HttpRequest, token: str) -> HttpResponse:
    try:
        messages.success(request, placed(actions.restore_registration(_row(token), actor=None)))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("advisory:pass", token)


@login_not_required
@require_GET
@often
def pass_calendar(request: HttpRequest, token: str) -> HttpResponse:
    return ics_response(_row(token).training)


@never_cache
@login_not_required
@often
def survey(request: HttpRequest, token: str) -> HttpResponse:
    """Four marks and a comment; what was chosen stays when something is missing."""
    row = _row(token)
    problem = ""
    if request.method == "POST":
        try:
            answer_survey(row, values=request.POST.dict(), actor=None)
        except DomainError as error:
            problem = sentence_of(error)
        else:
            messages.success(request, _("Gracias. Tu respuesta quedó guardada sin tu nombre."))
            return redirect("advisory:pass", token)
    open_now = row.training.state == TrainingState.HELD and row.minutes and not row.answered
    questions = [(q, question_of(q), request.POST.get(q, "")) for q in QUESTIONS]
    context = {
        "row": row, "training": row.training, "questions": questions, "scale": [str(n) for n in SCALE],
        "problem": problem, "open": open_now, "comment": request.POST.get("comment", ""),
    }  # fmt: skip
    return render(request, "advisory/training/survey.html", context)


def _row(token: str) -> Registration:
    return get_object_or_404(Registration.objects.select_related("training__centre", "firm"), token=token)
