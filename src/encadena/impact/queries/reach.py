"""Of the records that a figure counted, those that a reader may see."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model, Q, QuerySet

from encadena.advisory.models import Client, Milestone, Session
from encadena.advisory.queries.milestones import milestones_visible_to
from encadena.advisory.queries.scope import clients_visible_to, sessions_visible_to
from encadena.chains.models import Alliance, AllianceParty, LinkageProject
from encadena.chains.queries.scope import alliances_visible_to, projects_visible_to
from encadena.firms.models import Firm
from encadena.firms.queries.scope import archived_visible_to, firms_visible_to
from encadena.matchmaking.models import Buyer, Meeting, Round
from encadena.matchmaking.queries.across import meetings_in_reach
from encadena.matchmaking.queries.scope import buyers_visible_to, rounds_visible_to
from encadena.network.queries import scope_of

from .access import Viewer

Rows = QuerySet[Any]


def _firms(user: Viewer) -> Rows:
    """Archived firms still count, and are seen by who saw them before."""
    return Firm.objects.filter(
        Q(pk__in=firms_visible_to(user).values("pk")) | Q(pk__in=archived_visible_to(user).values("pk"))
    )


def _parties(user: Viewer) -> Rows:
    return AllianceParty.objects.filter(alliance__in=alliances_visible_to(user).values("pk"))


VISIBLE: Mapping[type[Model], Callable[[Viewer], Rows]] = {
    LinkageProject: projects_visible_to,
    Alliance: alliances_visible_to,
    AllianceParty: _parties,
    Firm: _firms,
    Session: sessions_visible_to,
    Client: clients_visible_to,
    Milestone: milestones_visible_to,
    Round: rounds_visible_to,
    Meeting: meetings_in_reach,
    Buyer: buyers_visible_to,
}


def sees_everything(user: Viewer) -> bool:
    return scope_of(user).everything


def seen_by(user: Viewer, rows: Rows) -> Rows:
    """Nothing is asked for who sees everything."""
    if sees_everything(user):
        return rows
    return rows.filter(pk__in=VISIBLE[rows.model](user).order_by().values("pk"))
