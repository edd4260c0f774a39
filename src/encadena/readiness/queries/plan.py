"""Plans, gaps and actions, as far as a reader sees the client."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.advisory.queries.scope import clients_visible_to, may_work_with, of_visible_clients
from encadena.kernel import clock
from encadena.network.models import Post
from encadena.network.queries import active_on

from ..choices import ActionState, GapState
from ..models import Gap, Plan, PlanAction
from ..rules.gap import BOARD

SHOWN = 300
STAFF = (Role.ADVISER, Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR)
READERS = (*STAFF, Role.AGENCY, Role.AGENCY_REGION)
TAKING_PART = (*STAFF, Role.FIRM)


@dataclass
class Column:
    state: GapState
    gaps: list[Gap] = field(default_factory=list)


def plans_visible_to(user: User | AnonymousUser) -> QuerySet[Plan]:
    return Plan.objects.filter(client__in=clients_visible_to(user))


def gaps_visible_to(user: User | AnonymousUser) -> QuerySet[Gap]:
    return Gap.objects.filter(client__in=clients_visible_to(user))


def actions_visible_to(user: User | AnonymousUser) -> QuerySet[PlanAction]:
    return PlanAction.objects.filter(client__in=clients_visible_to(user))


def may_take_part(user: User | AnonymousUser, client: Client) -> bool:
    """Those who work with the client, and the firm's own account for what is its own to say and do."""
    return may_work_with(user, client) or is_firm(user)


def is_firm(user: User | AnonymousUser) -> bool:
    return isinstance(user, User) and user.role == Role.FIRM


def advisers_responsible_for(client: Client) -> QuerySet[User]:
    """Who of the client's centre may take an action on."""
    posts = Post.objects.filter(active_on(clock.today()), centre=client.centre_id)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("full_name")


def open_plan(client: Client) -> Plan | None:
    return plan_running(client.pk)


def plan_running(client_id: int) -> Plan | None:
    return Plan.objects.filter(client=client_id, closed_on__isnull=True).first()


def gaps_of(client: Client) -> QuerySet[Gap]:
    """With their actions, soonest first; two queries."""
    actions = PlanAction.objects.select_related("adviser", "done_by", "closed_by", "evidence")
    return Gap.objects.filter(client=client).prefetch_related(Prefetch("actions", actions)).order_by("-severity", "id")


def board_of(client: Client) -> tuple[list[Column], list[Gap]]:
    """The columns of the board, and what was discarded. The newest 300 gaps."""
    columns = {state: Column(state) for state in BOARD}
    discarded: list[Gap] = []
    for gap in gaps_of(client)[:SHOWN]:
        if column := columns.get(GapState(gap.state)):
            column.gaps.append(gap)
        else:
            discarded.append(gap)
    return list(columns.values()), discarded


def due_actions(user: User) -> QuerySet[PlanAction]:
    """To do, soonest first: an adviser's own clients'; of all reachable clients otherwise."""
    rows = PlanAction.objects.filter(_reached(user), state=ActionState.TO_DO).select_related("firm", "gap", "adviser")
    if user.role == Role.ADVISER:
        rows = rows.filter(client__adviser=user)
    return rows.order_by("due_on", "id")


def awaiting_second_look(user: User) -> QuerySet[PlanAction]:
    """Marked done by somebody else, in reach; the longest waiting first."""
    rows = PlanAction.objects.filter(_reached(user), state=ActionState.DONE).exclude(done_by=user)
    return rows.select_related("firm", "gap", "done_by").order_by("done_on", "id")


def _reached(user: User) -> Q:
    """Asked of each row's client: a list of all clients in reach would be made first."""
    return of_visible_clients(user)


def timeline_of(client: Client) -> QuerySet[PlanAction]:
    rows = PlanAction.objects.filter(client=client).exclude(state=ActionState.CANCELLED)
    return rows.select_related("gap", "adviser").order_by("due_on", "id")


def is_late(action: PlanAction, today: date | None = None) -> bool:
    return action.state == ActionState.TO_DO and action.due_on < (today or clock.today())


def within_a_week() -> date:
    return clock.today() + timedelta(days=7)
