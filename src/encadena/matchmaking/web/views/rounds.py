from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.kernel.errors import DomainError

from ... import queries
from ...actions import problems as problem_actions
from ...actions import round as actions
from ...choices import RoundState
from ...models import Round
from ...queries import rounds as reading
from ...queries.registration import open_rounds
from ...wording import errors as wording
from ..access import actor_of, managed_round, visible_round
from ..forms import ProblemFileForm, RoundForm
from ..pages import frame
from .mine import own_page
from .overview import overview_page

PAGE = 25


def round_list(request: HttpRequest) -> HttpResponse:
    rounds = reading.with_figures(queries.rounds_visible_to(request.user))
    state = request.GET.get("estado", "")
    if state in RoundState.values:
        rounds = rounds.filter(state=state)
    if text := request.GET.get("q", "").strip():
        rounds = rounds.filter(name__icontains=text)
    page = Paginator(rounds.order_by("-first_day", "-pk"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "states": RoundState.choices,
        "state": state,
        "open_rounds": _open_to(request),
        "may_organise": queries.may_organise(request.user).exists(),
    }
    return render(request, "matchmaking/round_list.html", context)


def _open_to(request: HttpRequest) -> list[Round]:
    """Rounds that take registrations and that the reader is not in yet."""
    rounds = open_rounds(request.user).exclude(pk__in=queries.rounds_visible_to(request.user))
    return list(rounds.select_related("organiser", "terms").order_by("terms__closes_at", "pk")[:PAGE])


def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever manages sees what comes next, the others their own part, and who may still register the terms."""
    if not queries.rounds_visible_to(request.user).filter(pk=pk).exists() and open_rounds(request.user).filter(pk=pk):
        return redirect("matchmaking:terms", pk)
    visible_round(request, pk)
    round = get_object_or_404(reading.with_figures(queries.rounds_visible_to(request.user)), pk=pk)
    if queries.may_manage(request.user, round):
        return overview_page(request, round)
    return own_page(request, round)


def round_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not queries.may_organise(actor).exists():
        raise Http404
    form = RoundForm(request.POST or None, user=actor)
    if request.method == "POST" and form.is_valid():
        round = actions.create_round(data=form.values(), actor=actor)
        messages.success(request, _("Se creó la rueda. Ahora define sus días y mesas."))
        return redirect("matchmaking:setup", round.pk)
    return render(request, "matchmaking/round_form.html", {"form": form})


def round_edit(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    round = managed_round(request, pk)
    form = RoundForm(request.POST or None, instance=round, user=actor)
    if request.method == "POST" and form.is_valid():
        actions.update_round(Round.objects.get(pk=pk), data=form.values(), actor=actor)
        messages.success(request, _("Se guardaron los datos de la rueda."))
        return redirect("matchmaking:detail", pk)
    return render(request, "matchmaking/round_form.html", frame(request, round, "detail", form=form))


@require_POST
def round_state(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    wanted = request.POST.get("state", "")
    if wanted not in RoundState.values:
        raise BadRequest
    try:
        actions.change_state(round, state=RoundState(wanted), actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("La rueda quedó en estado «%(state)s».") % {"state": round.get_state_display()})
    return redirect("matchmaking:detail", pk)


def problem_new(request: HttpRequest) -> HttpResponse:
    """A round from a published problem file: participants are numbers, meetings and slots come with it."""
    actor = actor_of(request)
    if not queries.may_organise(actor).exists():
        raise Http404
    form = ProblemFileForm(request.POST or None, request.FILES or None, user=actor)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            round = problem_actions.import_problem(
                data={"name": data["name"], "organiser": data["organiser"]},
                content=data["file"].read(),
                file_name=data["file"].name,
                on=data["on"],
                start=data["start"],
                minutes=data["minutes"],
                actor=actor,
            )
        except DomainError as error:
            form.add_error("file", wording.sentence(error))
        else:
            messages.success(request, _("Se creó la rueda con las reuniones del archivo. Ya puedes planificarla."))
            return redirect("matchmaking:detail", round.pk)
    return render(request, "matchmaking/problem_form.html", {"form": form})
