"""The plan of a client: board, line of dates, one printed page; and what is due, per person."""

from collections.abc import Callable
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.advisory.models import Client
from encadena.advisory.queries.by_due import page_by_due
from encadena.advisory.queries.scope import clients_visible_to, may_work_with
from encadena.advisory.rules.due_mark import DueMark
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...actions import plan as actions_of_plan
from ...errors import PLAN_CLOSED
from ...models import Plan, PlanAction
from ...queries import plan as queries
from ...wording.errors import sentence_of
from ..forms.plan import AgreeForm, GoalForm
from ..outputs.plan_pdf import plan_pdf
from ..plan_access import readable_client, reader, workable_client

SHOWN = 200
LOOKED = 20
ON_CARD = 5


@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    client = _client(request, pk)
    columns, discarded = queries.board_of(client)
    context = {"columns": columns, "discarded": discarded, **_around(request, client)}
    return render(request, "readiness/plan/board.html", context)


@require_safe
def timeline(request: HttpRequest, pk: int) -> HttpResponse:
    """Every action by its date, month after month."""
    client = _client(request, pk)
    rows = list(queries.timeline_of(client)[:SHOWN])
    months = [{"first": month, "rows": list(group)} for month, group in groupby(rows, _month)]
    context = {"months": months, "today": clock.today(), **_around(request, client)}
    return render(request, "readiness/plan/timeline.html", context)


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan on one page, to sign and to hang on the wall."""
    client = _client(request, pk)
    content = plan_pdf(client, language=get_language() or "es")
    name = f"plan-{fold(str(client.firm)).replace(' ', '-')[:60]}.pdf"
    disposition = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=disposition)


@require_safe
def client_panel(request: HttpRequest, pk: int) -> HttpResponse:
    client = _client(request, pk)
    return render(request, "readiness/plan/panel.html", {"rows": [_summary(request, client)]})


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Of every centre's work with the firm that the reader sees."""
    if reader(request).role not in {*queries.READERS, *queries.TAKING_PART}:
        raise PermissionDenied
    firm = get_object_or_404(firms_visible_to(request.user), pk=pk)
    clients = clients_visible_to(request.user).filter(firm=firm).select_related("firm", "centre", "adviser")
    return render(request, "readiness/plan/panel.html", {"rows": [_summary(request, client) for client in clients]})


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    if reader(request).role not in queries.STAFF:
        raise PermissionDenied
    mark = DueMark.read(request.GET.get("desde_fila", ""))
    waiting = list(queries.awaiting_second_look(reader(request))[: LOOKED + 1])
    context = {
        "page": page_by_due(queries.due_actions(reader(request)), "due_on", mark),
        "waiting": waiting[:LOOKED],
        "more": len(waiting) > LOOKED,
        "shown": LOOKED,
    }
    return render(request, "readiness/plan/actions.html", context)


@require_safe
def actions_card(request: HttpRequest) -> HttpResponse:
    """Late or due within a week, and what waits for a second look; nothing hides the card."""
    if reader(request).role not in queries.TAKING_PART:
        raise PermissionDenied
    due = queries.due_actions(reader(request)).filter(due_on__lte=queries.within_a_week())
    rows, waiting = list(due[: ON_CARD + 1]), list(queries.awaiting_second_look(reader(request))[:ON_CARD])
    if not rows and not waiting:
        return HttpResponse()
    context = {"rows": rows[:ON_CARD], "more": len(rows) > ON_CARD, "waiting": waiting}
    return render(request, "readiness/plan/card.html", context)


@require_POST
def open_one(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)

    def act() -> str:
        actions_of_plan.open_plan(client, goal=request.POST.get("goal", ""), actor=reader(request))
        return _("Abriste el plan. Ahora pon en él las brechas que van a abordar.")

    return _try(request, pk, act)


@require_POST
def goal(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)

    def act() -> str:
        actions_of_plan.change_goal(_plan(client), goal=request.POST.get("goal", ""), actor=reader(request))
        return _("Cambiaste la meta.")

    return _try(request, pk, act)


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)
    form = AgreeForm(request.POST)

    def act() -> str:
        on = form.cleaned_data["on"] if form.is_valid() else clock.today()
        plan = actions_of_plan.agree(_plan(client), by=request.POST.get("by", ""), on=on, actor=reader(request))
        return _("Quedó el acuerdo con %(name)s.") % {"name": plan.agreed_by}

    return _try(request, pk, act)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)

    def act() -> str:
        actions_of_plan.close_plan(_plan(client), note=request.POST.get("note", ""), actor=reader(request))
        return _("Cerraste el plan.")

    return _try(request, pk, act)


def _client(request: HttpRequest, pk: int) -> Client:
    if reader(request).role not in {*queries.READERS, *queries.TAKING_PART}:
        raise PermissionDenied
    return readable_client(request, pk)


def _around(request: HttpRequest, client: Client) -> dict[str, object]:
    plan = queries.open_plan(client)
    return {
        "client": client,
        "plan": plan,
        "may_work": may_work_with(request.user, client),
        "takes_part": queries.may_take_part(request.user, client),
        "goal_form": GoalForm(initial={"goal": plan.goal if plan else client.goal}),
        "agree_form": AgreeForm(),
    }


def _summary(request: HttpRequest, client: Client) -> dict[str, object]:
    columns, _discarded = queries.board_of(client)
    due = queries.timeline_of(client).filter(state="to_do")[:ON_CARD]
    return {
        "client": client,
        "plan": queries.open_plan(client),
        "columns": columns,
        "due": due,
        "takes_part": queries.may_take_part(request.user, client),
    }


def _plan(client: Client) -> Plan:
    plan = queries.open_plan(client)
    if plan is None:
        raise DomainError(PLAN_CLOSED, on=clock.today())
    return plan


def _month(action: PlanAction) -> object:
    return action.due_on.replace(day=1)


def _try(request: HttpRequest, pk: int, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("readiness:plan", pk=pk)
