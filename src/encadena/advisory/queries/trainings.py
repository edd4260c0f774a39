"""Which courses a person may see, manage, or see the people of."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.firms.models import Assignment
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.network.models import Centre
from encadena.network.queries import Scope, active_on, scope_of

from ..choices import TrainingState
from ..models import Area, Registration, Training, TrainingDay

MANAGING = frozenset({Role.ADVISER, Role.HEAD})
ON_SHOW = Q(public=True, state__in=[TrainingState.OPEN, TrainingState.CLOSED, TrainingState.HELD])


def trainings_visible_to(user: User | AnonymousUser) -> QuerySet[Training]:
    """Courses of the centres in the reader's reach, drafts included; of all other centres what is public.

    A firm also sees what the centres that attend it offer, and the courses that its people are in.
    """
    scope = scope_of(user)
    if scope.everything:
        return Training.objects.all()
    if scope.role == Role.FIRM:
        return Training.objects.filter(ON_SHOW | _offered_to_firm(user))
    return Training.objects.filter(ON_SHOW | _reach(scope))


def public_trainings() -> QuerySet[Training]:
    """What a passer-by may see."""
    return Training.objects.filter(ON_SHOW)


def registrations_visible_to(user: User | AnonymousUser) -> QuerySet[Registration]:
    """The people of the courses in reach; a firm sees its own people only. Public courses show nobody."""
    scope = scope_of(user)
    if scope.everything:
        return Registration.objects.all()
    if scope.role == Role.FIRM:
        return Registration.objects.filter(firm__in=firms_visible_to(user))
    return Registration.objects.filter(_reach(scope, "training__"))


def sees_people_of(user: User | AnonymousUser, training: Training) -> bool:
    """Whether all the people of the course are shown: to those who manage, coordinate or oversee its centre."""
    scope = scope_of(user)
    if scope.role == Role.AGENCY_REGION:
        return training.centre.region_id in scope.region_codes
    return scope.everything or (scope.works_in_centres and training.centre_id in scope.centre_ids)


def may_manage_training(user: User | AnonymousUser, training: Training) -> bool:
    """The staff of the centre manages; its operator, the agency and the region read."""
    scope = scope_of(user)
    return scope.role == Role.ADMINISTRATOR or (scope.role in MANAGING and training.centre_id in scope.centre_ids)


def centres_training_by(user: User | AnonymousUser) -> QuerySet[Centre]:
    """Where the reader may set up a course."""
    scope = scope_of(user)
    open_today = Centre.objects.filter(closed_on=None).order_by("name")
    if scope.role == Role.ADMINISTRATOR:
        return open_today
    return open_today.filter(pk__in=scope.centre_ids if scope.role in MANAGING else [])


def centres_with_trainings(user: User | AnonymousUser) -> list[tuple[int, str]]:
    """The filter of the calendar: own centres, or all of them for who works in none."""
    scope = scope_of(user)
    centres = Centre.objects.order_by("name")
    own = centres.filter(pk__in=scope.centre_ids) if scope.works_in_centres else centres
    return list(own.values_list("pk", "name"))


def current_areas() -> QuerySet[Area]:
    return Area.objects.filter(until=None)


def filtered(trainings: QuerySet[Training], *, centre: str, area: str, when: str) -> QuerySet[Training]:
    """``when``: coming (default, soonest first, those without a date last), past (latest first) or all."""
    if centre.isdigit():
        trainings = trainings.filter(centre=int(centre))
    if area.isdigit():
        trainings = trainings.filter(area=int(area))
    today = clock.today()
    if when == "past":
        return trainings.filter(last_day__lt=today).order_by("-first_day", "-pk")
    if when == "all":
        return trainings.order_by("-first_day", "-pk")
    return trainings.filter(Q(last_day__gte=today) | Q(last_day=None)).order_by("first_day", "pk")


def days_between(trainings: QuerySet[Training], since: date, until: date, limit: int = 600) -> list[TrainingDay]:
    """The days of these courses in [since, until], each with its course and centre."""
    days = TrainingDay.objects.filter(on__gte=since, on__lte=until, training__in=trainings.order_by())
    days = days.exclude(training__state=TrainingState.CANCELLED)
    return list(days.select_related("training__centre").order_by("on", "starts_at", "pk")[:limit])


def _offered_to_firm(user: User | AnonymousUser) -> Q:
    firms = firms_visible_to(user).values("pk")
    attending = Assignment.objects.filter(active_on(clock.today()), firm__in=firms).values("centre")
    known = Q(centre__in=attending) & ~Q(state=TrainingState.DRAFT)
    return known | Q(pk__in=Registration.objects.filter(firm__in=firms).values("training"))


def _reach(scope: Scope, to: str = "") -> Q:
    conditions: dict[str, Any] = {f"{to}centre__in": scope.centre_ids}
    if scope.role == Role.AGENCY_REGION:
        conditions = {f"{to}centre__region__in": scope.region_codes}
    elif not scope.works_in_centres:
        conditions = {"pk__in": []}
    return Q(**conditions)
