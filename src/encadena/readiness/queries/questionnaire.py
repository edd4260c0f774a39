"""Questionnaires and their versions: public to whoever is signed in, edited by the agency and the administration."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from encadena.accounts.models import User
from encadena.network.queries import may_manage_network

from ..choices import VersionState
from ..models import Diagnosis, Questionnaire, QuestionnaireVersion


def questionnaires_visible_to(user: User | AnonymousUser) -> QuerySet[Questionnaire]:
    """All of them for those who edit; the published ones for the rest."""
    rows = Questionnaire.objects.all()
    if may_edit_questionnaires(user):
        return rows
    return rows.filter(versions__state=VersionState.PUBLISHED) if isinstance(user, User) else rows.none()


def versions_visible_to(user: User | AnonymousUser) -> QuerySet[QuestionnaireVersion]:
    rows = QuestionnaireVersion.objects.select_related("questionnaire", "questionnaire__owner", "published_by")
    if may_edit_questionnaires(user):
        return rows
    return rows.filter(state=VersionState.PUBLISHED) if isinstance(user, User) else rows.none()


def may_edit_questionnaires(user: User | AnonymousUser) -> bool:
    return may_manage_network(user)


def with_versions(rows: QuerySet[Questionnaire]) -> QuerySet[Questionnaire]:
    """Newest version first, each with the number of its diagnoses."""
    # Counted apart: grouping by every column would sort the whole content of a version once per diagnosis.
    own = Diagnosis.objects.filter(version=OuterRef("pk")).order_by().values("version").values_list(Count("pk"))
    versions = QuestionnaireVersion.objects.annotate(used=Coalesce(Subquery(own), 0)).order_by("-number")
    return rows.select_related("owner").prefetch_related(Prefetch("versions", versions.select_related("published_by")))


def in_force() -> QuerySet[QuestionnaireVersion]:
    """What a diagnosis can be opened with today."""
    rows = QuestionnaireVersion.objects.filter(state=VersionState.PUBLISHED).select_related("questionnaire")
    return rows.order_by("questionnaire__name_es")
