"""What the centre and a firm agreed, as the firm itself reads it."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.kernel import clock

from ..choices import Attribution, FollowUpState, MilestoneState, RegistrationState
from ..models import Client, FollowUp, Milestone, Registration, Session, SessionClient
from ..models.client import ACTIVE
from ..models.session import PROMISED
from ..rules.follow_up import AHEAD_DAYS
from .milestones import follow_ups_visible_to, milestones_visible_to
from .scope import clients_visible_to, sessions_visible_to
from .trainings import registrations_visible_to

SHOWN = 10


def steps_promised(user: User | AnonymousUser, firm: Firm) -> list[Session]:
    """Next steps of its sessions that nobody has ticked, soonest first."""
    attended = SessionClient.objects.filter(firm=firm).values("session")
    rows = sessions_visible_to(user).filter(PROMISED, pk__in=attended).exclude(next_action="")
    return list(rows.select_related("centre").order_by("next_action_on", "pk")[:SHOWN])


def questions_open(user: User | AnonymousUser, firm: Firm) -> list[FollowUp]:
    """Follow-ups that the firm can answer today."""
    rows = follow_ups_open_to(user).filter(client__firm=firm)
    return list(rows.select_related("centre").order_by("due_on", "pk")[:SHOWN])


def follow_ups_open_to(user: User | AnonymousUser) -> QuerySet[FollowUp]:
    opened = clock.today() + timedelta(days=AHEAD_DAYS)
    return follow_ups_visible_to(user).filter(state=FollowUpState.DUE, due_on__lte=opened)


def milestones_unstated(user: User | AnonymousUser, firm: Firm) -> list[Milestone]:
    """What changed in the firm, still without its own word on how much the centre had to do with it."""
    rows = milestones_visible_to(user).filter(firm=firm, replaced_at__isnull=True, attribution=Attribution.NOT_STATED)
    return list(rows.exclude(state=MilestoneState.WITHDRAWN).order_by("-on", "-pk")[:SHOWN])


def seats_of(user: User | AnonymousUser, firm: Firm) -> list[Registration]:
    """Its people in courses that are not over."""
    rows = registrations_visible_to(user).filter(firm=firm, training__last_day__gte=clock.today())
    rows = rows.exclude(state=RegistrationState.CANCELLED).select_related("training__centre")
    return list(rows.order_by("training__first_day", "name")[:SHOWN])


def accompanied_by(user: User | AnonymousUser, firm: Firm) -> list[Client]:
    """The centres that accompany the firm today, with the adviser."""
    rows = clients_visible_to(user).filter(firm=firm, stage__in=ACTIVE).select_related("centre", "adviser")
    return list(rows.order_by("centre__name", "pk")[:SHOWN])
