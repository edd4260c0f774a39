"""Plans, gaps and actions as programs read them, walked by key from where the last page ended.

Each gives ``limit`` rows and one more when there is one; what stands in ``after`` and is no mark begins at the start.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, Model, OuterRef, Prefetch, Q, QuerySet
from django.db.models.lookups import In

from encadena.accounts.models import User
from encadena.advisory.queries.scope import CENTRE_STAFF, not_withheld, of_visible_clients
from encadena.advisory.rules.session_filters import Mark
from encadena.network.queries import scope_of

from ..choices import ActionState
from ..models import Gap, Plan, PlanAction

M = TypeVar("M", bound=Model)
FEW = 5  # centres; of a few, their clients are quicker than every row of the country
OF_ACTION = ("gap", "adviser", "done_by", "closed_by", "evidence")


@dataclass(frozen=True)
class Where:
    """Whose plan; None means *any*."""

    client: int | None = None
    firm: int | None = None
    centre: int | None = None

    def narrow(self, rows: QuerySet[M]) -> QuerySet[M]:
        columns = {"client": "client", "firm": "firm", "centre": "client__centre"}
        asked = {columns[f.name]: value for f in fields(self) if (value := getattr(self, f.name)) is not None}
        return rows.filter(**asked)


@dataclass(frozen=True)
class Duty:
    """What an action asks of whom until when (both days included); None and empty text mean *any*."""

    responsible: str = ""
    adviser: int | None = None
    since: date | None = None
    until: date | None = None

    def narrow(self, rows: QuerySet[PlanAction]) -> QuerySet[PlanAction]:
        asked = {
            "responsible": self.responsible or None,
            "adviser": self.adviser,
            "due_on__gte": self.since,
            "due_on__lte": self.until,
        }
        return rows.filter(**{name: value for name, value in asked.items() if value is not None})


def plans_after(
    user: User | AnonymousUser, where: Where, duty: Duty, after: str, limit: int, *, closed: bool | None = None
) -> list[Plan]:
    """Newest first. With a duty: those that have an action like that to do."""
    rows = where.narrow(_reached(Plan.objects.all(), user, where))
    if closed is not None:
        rows = rows.filter(closed_on__isnull=not closed)
    if duty != Duty():
        # Said as "not over", SQLite looks at the client's actions and not, for every plan, at all that are to do.
        of_plan = PlanAction.objects.filter(gap__plan=OuterRef("pk"), client=OuterRef("client"))
        to_do = of_plan.exclude(state__in=[ActionState.DONE, ActionState.CLOSED, ActionState.CANCELLED])
        rows = rows.filter(Exists(duty.narrow(to_do)))
    found = _before(rows, after).select_related("firm", "client__centre", "opened_by")
    return list(found.order_by("-pk")[: limit + 1])


def gaps_after(
    user: User | AnonymousUser, where: Where, after: str, limit: int, *, plan: int | None = None, state: str = ""
) -> list[Gap]:
    """Newest first, each with its actions."""
    rows = where.narrow(_reached(Gap.objects.all(), user, where))
    if plan is not None:
        rows = rows.filter(plan=plan)
    if state:
        rows = rows.filter(state=state)
    found = _before(rows, after).select_related("firm").prefetch_related(with_actions())
    return list(found.order_by("-pk")[: limit + 1])


def actions_after(
    user: User | AnonymousUser, where: Where, duty: Duty, after: str, limit: int, *, state: str = ActionState.TO_DO
) -> list[PlanAction]:
    """Soonest due first."""
    rows = duty.narrow(where.narrow(_reached(PlanAction.objects.filter(state=state), user, where)))
    if mark := Mark.read(after):
        rows = rows.filter(due_on__gte=mark.on).filter(Q(due_on__gt=mark.on) | Q(pk__gt=mark.pk))
    return list(rows.select_related("firm", *OF_ACTION).order_by("due_on", "pk")[: limit + 1])


def with_actions() -> "Prefetch[str]":
    return Prefetch("actions", PlanAction.objects.select_related("firm", *OF_ACTION))


def due_mark(row: PlanAction) -> Mark:
    return Mark(row.due_on, row.pk)


def _reached(rows: QuerySet[M], user: User | AnonymousUser, where: Where) -> QuerySet[M]:
    """Of many centres, each row's client is asked as it is walked by: collecting them all first would take longer."""
    scope = scope_of(user)
    if where == Where() and scope.role in CENTRE_STAFF and len(scope.centre_ids) > FEW:
        here = In(F("client__centre") + 0, list(scope.centre_ids))
        return rows.filter(here, not_withheld(scope, "client__"))
    return rows.filter(of_visible_clients(user))


def _before(rows: QuerySet[M], after: str) -> QuerySet[M]:
    known = after.isascii() and after.isdigit() and len(after) < 19
    return rows.filter(pk__lt=int(after)) if known else rows
