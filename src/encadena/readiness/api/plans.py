"""Plans: list, read with gaps and actions, open, agree, close."""

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router
from ninja.responses import Status

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.api import Id, Page, cut

from ..actions import plan as actions
from ..models import Plan
from ..queries.plan import SHOWN, plans_visible_to
from ..queries.program_list import plans_after, with_actions
from .access import asker, found, named_client, workable
from .plan_sent import AgreementIn, GoalIn, NoteIn, PlanIn, PlanWalk
from .plan_shapes import PlanOut, PlanWhole

router = Router()


@router.get("", response=Page[PlanOut], url_name="plans", summary=_("Planes de acción, los últimos primero"))
def plans(request: HttpRequest, walk: Query[PlanWalk]) -> Page[PlanOut]:
    closed = None if walk.state is None else walk.state == "closed"
    rows = plans_after(asker(request), walk.where, walk.duty, walk.after, walk.limit, closed=closed)
    shown, following = cut(rows, walk.limit, lambda row: row.pk)
    return Page[PlanOut](items=[PlanOut(**PlanOut.facts(row)) for row in shown], next=following)


@router.get("/{int:pk}", response=PlanWhole, url_name="plan", summary=_("Un plan con sus brechas y acciones"))
def plan(request: HttpRequest, pk: Path[Id]) -> PlanWhole:
    return _whole(_readable(asker(request), pk))


@router.post("", response={201: PlanWhole}, url_name="plan_open", summary=_("Abrir el plan de un cliente"))
def plan_open(request: HttpRequest, sent: PlanIn) -> Status[PlanWhole]:
    user = asker(request)
    client = named_client(user, sent.client)
    workable(user, client)
    return Status(201, _whole(actions.open_plan(client, goal=sent.goal, actor=user)))


@router.patch("/{int:pk}", response=PlanWhole, url_name="plan_goal", summary=_("Cambiar la meta de un plan"))
def plan_goal(request: HttpRequest, pk: Path[Id], sent: GoalIn) -> PlanWhole:
    user = asker(request)
    return _whole(actions.change_goal(_workable(user, pk), goal=sent.goal, actor=user))


@router.post("/{int:pk}/agree", response=PlanWhole, url_name="plan_agree", summary=_("Registrar el acuerdo"))
def plan_agree(request: HttpRequest, pk: Path[Id], sent: AgreementIn) -> PlanWhole:
    """The firm said yes to the plan."""
    user = asker(request)
    agreed = actions.agree(_workable(user, pk), by=sent.by, on=sent.on or clock.today(), actor=user)
    return _whole(agreed)


@router.post("/{int:pk}/close", response=PlanWhole, url_name="plan_close", summary=_("Cerrar un plan"))
def plan_close(request: HttpRequest, pk: Path[Id], sent: NoteIn) -> PlanWhole:
    user = asker(request)
    return _whole(actions.close_plan(_workable(user, pk), note=sent.note, actor=user))


def _readable(user: User, pk: int) -> Plan:
    return found(plans_visible_to(user).select_related("firm", "client__centre", "opened_by"), pk)


def _workable(user: User, pk: int) -> Plan:
    kept = _readable(user, pk)
    workable(user, kept.client)
    return kept


def _whole(kept: Plan) -> PlanWhole:
    gaps = kept.gaps.select_related("firm").prefetch_related(with_actions()).order_by("-severity", "pk")
    return PlanWhole.of(kept, gaps[:SHOWN])
