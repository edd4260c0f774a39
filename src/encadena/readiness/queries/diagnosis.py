"""Which diagnoses a person may see, and who may answer for whom."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.models import Client
from encadena.advisory.queries.scope import clients_visible_to, may_work_with
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.queries import scope_of

from ..choices import Rater
from ..models import Diagnosis, Rating

RELATED = ("firm", "client__centre", "version__questionnaire")


def diagnoses_visible_to(user: User | AnonymousUser) -> QuerySet[Diagnosis]:
    """Those of clients in the reader's reach, without the withdrawn ones.

    A firm sees all of its own. One that a firm keeps to itself (no client) is read by the firm and by national roles; a
    centre that attends the firm does not see it, and no centre sees those of another.
    """
    return _reached_by(user, Diagnosis.objects.filter(withdrawn_at__isnull=True))


def withdrawn_visible_to(user: User | AnonymousUser) -> QuerySet[Diagnosis]:
    return _reached_by(user, Diagnosis.objects.filter(withdrawn_at__isnull=False))


def _reached_by(user: User | AnonymousUser, rows: QuerySet[Diagnosis]) -> QuerySet[Diagnosis]:
    scope = scope_of(user)
    if scope.everything:
        return rows
    if scope.role == Role.FIRM:
        return rows.filter(firm__in=firms_visible_to(user))
    # Asked per diagnosis: a list of all clients in reach would be made first.
    return rows.filter(Exists(clients_visible_to(user).filter(pk=OuterRef("client"))))


def with_ratings(rows: QuerySet[Diagnosis]) -> QuerySet[Diagnosis]:
    """Everything that a result needs, in three queries."""
    ratings = Rating.objects.select_related("who").prefetch_related("answers__document")
    return rows.select_related(*RELATED).prefetch_related(Prefetch("ratings", ratings))


def of_firm(user: User | AnonymousUser, firm: Firm) -> QuerySet[Diagnosis]:
    return diagnoses_visible_to(user).filter(firm=firm).select_related(*RELATED)


def former(user: User | AnonymousUser, diagnosis: Diagnosis) -> QuerySet[Diagnosis]:
    """Finished ones of the same firm with the same questionnaire that came before, the latest first."""
    same = diagnoses_visible_to(user).filter(
        firm=diagnosis.firm_id, version__questionnaire=diagnosis.version.questionnaire_id, result__isnull=False
    )
    before = Q(opened_on__lt=diagnosis.opened_on) | Q(opened_on=diagnosis.opened_on, pk__lt=diagnosis.pk)
    return with_ratings(same.filter(before))


def clients_to_diagnose(user: User | AnonymousUser, firm: Firm) -> QuerySet[Client]:
    """Clients under whom this reader may open a diagnosis of the firm."""
    clients = clients_visible_to(user).filter(firm=firm).select_related("centre", "firm").order_by("centre__name")
    scope = scope_of(user)
    if scope.role in {Role.FIRM, Role.ADMINISTRATOR}:
        return clients
    return clients.filter(centre__in=scope.centre_ids)


def may_rate(user: User | AnonymousUser, diagnosis: Diagnosis, rater: str) -> bool:
    """The firm answers for itself; whoever works with the client answers for the adviser and the evidence, and may type
    what the firm says."""
    if scope_of(user).role == Role.FIRM:
        own = firms_visible_to(user).filter(pk=diagnosis.firm_id)
        return rater == Rater.FIRM and own.exists()
    return diagnosis.client is not None and may_work_with(user, diagnosis.client)


def may_lead(user: User | AnonymousUser, diagnosis: Diagnosis) -> bool:
    """Finish, withdraw, note what was talked about: whoever works with the client; the firm, when it is its own."""
    if scope_of(user).role == Role.FIRM:
        return diagnosis.client is None and firms_visible_to(user).filter(pk=diagnosis.firm_id).exists()
    return may_rate(user, diagnosis, Rater.ADVISER)
