"""Certification projects, as far as a reader sees the client."""

from collections.abc import Collection, Iterable
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.advisory.queries.scope import clients_visible_to, of_visible_clients
from encadena.advisory.registry import Link

from ..choices import CertificationState
from ..models import CertificationProject, CertificationStage

RELATED = ("standard", "firm", "client__centre", "certificate")
KIND = "certification"


def certifications_visible_to(user: User | AnonymousUser) -> QuerySet[CertificationProject]:
    return CertificationProject.objects.filter(client__in=clients_visible_to(user))


def listed(user: User, *, state: str = "", late_on: date | None = None) -> QuerySet[CertificationProject]:
    """In no order; ``late_on``: only those whose stage was planned before that day."""
    # Asked of each row's client: a list of all clients in reach would be made first.
    rows = CertificationProject.objects.filter(of_visible_clients(user)).select_related(*RELATED)
    if state in CertificationState.values:
        rows = rows.filter(state=state)
    if late_on:
        rows = rows.filter(state=CertificationState.RUNNING, due_on__lt=late_on)
    return rows


def of_clients(clients: QuerySet[Client]) -> QuerySet[CertificationProject]:
    return CertificationProject.objects.filter(client__in=clients).select_related(*RELATED)


def stages_of(project: CertificationProject) -> list[CertificationStage]:
    return list(project.stages.order_by("position"))


def first_undone(stages: Iterable[CertificationStage]) -> CertificationStage | None:
    return next((stage for stage in stages if stage.done_on is None), None)


def ended(today: date, limit: int) -> list[CertificationProject]:
    """Certified ones whose certificate has ended."""
    rows = CertificationProject.objects.filter(state=CertificationState.CERTIFIED, valid_until__lt=today)
    return list(rows.order_by("pk")[:limit])


def session_links(user: User | None, firm_ids: Collection[int]) -> list[Link]:
    """Projects of the one firm that sits in the session; several firms share no certificate."""
    if len(set(firm_ids)) != 1:
        return []
    rows = CertificationProject.objects.filter(firm__in=firm_ids).exclude(state=CertificationState.STOPPED)
    if user is not None:
        rows = rows.filter(client__in=clients_visible_to(user))
    return [Link(KIND, row.pk, str(row.standard)) for row in rows.select_related("standard").order_by("-id")[:20]]
