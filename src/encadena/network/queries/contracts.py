"""Contracts, who may read what is said about them, and who says it."""

from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import OperatingContract
from ..rules import DAYS_BEFORE
from .running import running_on
from .scope import NATIONAL, scope_of

READERS = frozenset({Role.AGENCY, Role.ADMINISTRATOR, Role.AGENCY_REGION, Role.COORDINATOR, Role.HEAD})
VIEWS = ("running", "close", "open", "ended")


def contracts_visible_to(user: User | AnonymousUser) -> QuerySet[OperatingContract]:
    """The agency all, a region's direction its own, a coordinator those of the operator (past ones too), a head the one
    of the centre that runs today. Who runs a centre is public elsewhere; how it was judged is not.
    """
    scope, rows = scope_of(user), OperatingContract.objects.select_related("centre__region", "operator")
    if scope.everything:
        return rows
    match scope.role:
        case Role.AGENCY_REGION:
            return rows.filter(centre__region__in=scope.region_codes)
        case Role.COORDINATOR:
            return rows.filter(operator__in=scope.institution_ids)
        case Role.HEAD:
            return rows.filter(running_on(clock.today()), centre__in=scope.posted_at)
    return rows.none()


def contract_list(user: User | AnonymousUser, view: str) -> QuerySet[OperatingContract]:
    """Those that end first come first; those of which nobody said when, last."""
    today = clock.today()
    rows = contracts_visible_to(user).annotate(
        end=Coalesce("ends_on", "agreed_until"), undecided=Count("reviews", filter=Q(reviews__decided_on=None))
    )
    rows = rows.prefetch_related("events")
    match view:
        case "close":
            rows = rows.filter(running_on(today), end__lte=today + timedelta(days=DAYS_BEFORE[0]))
        case "open":
            rows = rows.filter(undecided__gt=0)
        case "ended":
            return rows.filter(ends_on__lte=today).order_by("-ends_on", "pk")
        case _:
            rows = rows.filter(running_on(today))
    return rows.order_by(Coalesce("end", date.max), "centre__name", "pk")


def ending_soon(today: date) -> QuerySet[OperatingContract]:
    """Within the largest of the warnings."""
    rows = OperatingContract.objects.select_related("centre", "operator").annotate(
        end=Coalesce("ends_on", "agreed_until")
    )
    return rows.filter(end__range=(today, today + timedelta(days=DAYS_BEFORE[0]))).order_by("end", "pk")


def may_decide(user: User | AnonymousUser) -> bool:
    """Continuation, renewal and end are decided by the agency."""
    return isinstance(user, User) and user.role in NATIONAL


def may_evaluate(user: User | AnonymousUser, contract: OperatingContract) -> bool:
    """The direction of the region recommends; the agency may too."""
    scope = scope_of(user)
    return scope.everything or (scope.role == Role.AGENCY_REGION and contract.centre.region_id in scope.region_codes)


def may_answer(user: User | AnonymousUser, contract: OperatingContract) -> bool:
    """Observations are answered by the operator."""
    scope = scope_of(user)
    mine = scope.role == Role.COORDINATOR and contract.operator_id in scope.institution_ids
    return mine or scope.role == Role.ADMINISTRATOR
