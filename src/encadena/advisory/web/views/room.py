"""What a participant's phone opens after scanning the wall of the room: say who you are, and you are on the list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from encadena.kernel import clock, rut
from encadena.kernel.errors import DomainError

from ...actions.attendance import mark, mark_walk_in
from ...choices import SEATED, MarkedBy
from ...errors import CODE_OF_NOBODY
from ...models import Registration, TrainingDay
from ...rules.applicant import applicant_of
from ...rules.room_code import Window, check_code
from ...wording.errors import sentence_of
from ..forms.registration import WalkInForm
from ..limits import limited

often = limited("room", times=60, seconds=300)


@never_cache
@login_not_required
@often
def room_typed(request: HttpRequest) -> HttpResponse:
    """For a phone that cannot scan: the code is typed."""
    text = request.GET.get("codigo", "").strip()
    day, _hyphen, code = text.replace(" ", "").partition("-")
    if day.isdigit() and code:
        return redirect("advisory:room", int(day), code.replace("-", "").upper()[:20])
    return render(request, "advisory/training/room_typed.html", {"typed": text})


@never_cache
@login_not_required
@often
def room(request: HttpRequest, day: int, code: str) -> HttpResponse:
    row = get_object_or_404(TrainingDay.objects.select_related("training__centre"), pk=day)
    try:
        check_code(Window(row.pk, row.block.starts, row.block.ends), code, clock.now())
    except DomainError as error:
        return render(
            request, "advisory/training/room_closed.html", {"day": row, "text": sentence_of(error)}, status=410
        )
    if request.method == "POST":
        return _answer(request, row)
    return _page(request, row, WalkInForm())


def _answer(request: HttpRequest, day: TrainingDay) -> HttpResponse:
    """Somebody with a seat by RUT or mail; or a form filled in by who has none."""
    if "full_name" in request.POST:
        return _walk_in(request, day)
    who = request.POST.get("who", "").strip()
    try:
        found = _seat_of(day, who)
        mark(found, day, present=True, by=MarkedBy.ROOM, actor=None)
    except DomainError as error:
        return _page(request, day, WalkInForm(), problem=sentence_of(error), who=who)
    return render(request, "advisory/training/room_done.html", {"day": day, "row": found})


def _walk_in(request: HttpRequest, day: TrainingDay) -> HttpResponse:
    form = WalkInForm(request.POST)
    if form.is_valid():
        try:
            who = applicant_of({**form.cleaned_data, "language": day.training.language})
            found = mark_walk_in(day, who=who, by=MarkedBy.ROOM, actor=None)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
        else:
            messages.success(request, _("Tienes un cupo y tu asistencia quedó registrada."))
            return render(request, "advisory/training/room_done.html", {"day": day, "row": found})
    return _page(request, day, form, joining=True)


def _seat_of(day: TrainingDay, who: str) -> Registration:
    """The one seat of the course that this RUT or mail belongs to. Raises ``code_of_nobody``."""
    seated = Registration.objects.filter(training=day.training_id, state__in=SEATED)
    if "@" in who:
        rows = list(seated.filter(email=who.lower())[:2])
    else:
        try:
            rows = list(seated.filter(person__rut=rut.clean(who))[:2])
        except DomainError:
            rows = []
    if len(rows) != 1:
        raise DomainError(CODE_OF_NOBODY, value=who)
    return rows[0]


def _page(
    request: HttpRequest, day: TrainingDay, form: WalkInForm, *, problem: str = "", who: str = "", joining: bool = False
) -> HttpResponse:
    context = {
        "day": day, "training": day.training, "form": form, "problem": problem, "who": who,
        "joining": joining or bool(problem),
    }  # fmt: skip
    return render(request, "advisory/training/room.html", context)
