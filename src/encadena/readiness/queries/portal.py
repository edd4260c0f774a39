"""A firm's own diagnoses and plan, as it reads them on its page."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from encadena.accounts.models import User
from encadena.advisory.queries.scope import clients_visible_to
from encadena.firms.models import Firm

from ..choices import ActionState, Progress, Rater, Responsible
from ..models import Diagnosis, Plan, PlanAction
from .diagnosis import of_firm
from .plan import actions_visible_to

SHOWN = 10


@dataclass(frozen=True)
class OwnPlan:
    """How far the plan agreed with one centre is: actions to do of all that still count."""

    plan: Plan
    to_do: int
    all: int


def diagnoses_to_answer(user: User | AnonymousUser, firm: Firm) -> list[Diagnosis]:
    """Open ones that the firm has not handed in."""
    handed_in = Q(ratings__rater=Rater.FIRM, ratings__state=Progress.FINISHED)
    rows = of_firm(user, firm).filter(state=Progress.OPEN).exclude(handed_in)
    return list(rows.defer("version__content").order_by("-pk")[:SHOWN])


def latest_diagnosis(user: User | AnonymousUser, firm: Firm) -> Diagnosis | None:
    """The last one with a result."""
    finished = of_firm(user, firm).filter(state=Progress.FINISHED)
    return finished.defer("version__content", "result").order_by("-opened_on", "-pk").first()


def own_actions(user: User | AnonymousUser, firm: Firm) -> list[PlanAction]:
    """What the firm took upon itself and has not done."""
    rows = actions_visible_to(user).filter(firm=firm, state=ActionState.TO_DO, responsible=Responsible.FIRM)
    return list(rows.select_related("client__centre").order_by("due_on", "pk")[:SHOWN])


def own_plans(user: User | AnonymousUser, firm: Firm) -> list[OwnPlan]:
    """Open plans, one per centre; one query."""
    clients = clients_visible_to(user).filter(firm=firm)
    counted = ~Q(client__plan_actions__state=ActionState.CANCELLED)
    to_do = Q(client__plan_actions__state=ActionState.TO_DO)
    plans = Plan.objects.filter(client__in=clients, closed_on__isnull=True).select_related("client__centre")
    rows = plans.annotate(
        to_do=Count("client__plan_actions", filter=to_do), every=Count("client__plan_actions", filter=counted)
    )
    return [OwnPlan(row, row.to_do, row.every) for row in rows.order_by("-opened_on", "-pk")[:SHOWN]]
