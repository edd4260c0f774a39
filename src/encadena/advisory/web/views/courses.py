"""Courses for everybody: the public calendar, the page of a course with its form, its calendar file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import registration as actions
from ...choices import RegistrationOrigin
from ...models import Training
from ...queries.trainings import filtered, public_trainings, trainings_visible_to
from ...rules.applicant import applicant_of
from ...rules.training import check_takes_people
from ...wording.errors import sentence_of
from ...wording.training import placed
from ..forms.registration import OwnForm
from ..limits import limited
from ..outputs.course_ics import KIND, course_ics

PAGE = 20


@login_not_required
@require_GET
def course_list(request: HttpRequest) -> HttpResponse:
    rows = filtered(public_trainings(), centre="", area="", when="").select_related("centre", "area")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "advisory/training/public_list.html", {"page_obj": page})


@login_not_required
@limited("course-form", times=20, seconds=600, only_posts=True)
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """A public course and its form; whoever registers gets a page of their own."""
    training = get_object_or_404(public_trainings().select_related("centre", "area"), pk=pk)
    form = OwnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "language": get_language() or "es"}
        try:
            who = applicant_of(values, firm=form.firm(), mail_needed=True)
            row = actions.register(training, who=who, origin=RegistrationOrigin.PUBLIC, actor=None)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, placed(row))
            return redirect("advisory:pass", row.token)
    context = {"training": training, "days": list(training.days.all()), "form": form, "closed": _closed(training)}
    return render(request, "advisory/training/public.html", context)


@login_not_required
@require_GET
def course_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The days of a course for a calendar: a public one for everybody, another for its readers."""
    training = public_trainings().filter(pk=pk).first() or trainings_visible_to(request.user).filter(pk=pk).first()
    if training is None:
        raise Http404
    return ics_response(training)


def ics_response(training: Training) -> HttpResponse:
    response = HttpResponse(course_ics(training), content_type=KIND)
    response["Content-Disposition"] = f'attachment; filename="curso-{training.pk}.ics"'
    return response


def _closed(training: Training) -> str:
    """Why nobody can register now, or nothing."""
    first = training.days.first()
    starts = first.block.starts if first else None
    try:
        check_takes_people(state=training.state, until=training.registration_until, starts=starts, now=clock.now())
    except DomainError as error:
        return sentence_of(error)
    return ""
