"""How a view gets at a record of the room: out of scope is not found, and reading is not answering."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to

from ..choices import Rater
from ..models import Diagnosis, QuestionnaireVersion
from ..queries import diagnosis as queries
from ..queries.questionnaire import may_edit_questionnaires, versions_visible_to


def reader(request: HttpRequest) -> User:
    """The account that is signed in (the middleware lets nobody else in)."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def visible_firm(request: HttpRequest, pk: int) -> Firm:
    return get_object_or_404(firms_visible_to(request.user), pk=pk)


def visible_diagnosis(request: HttpRequest, pk: int) -> Diagnosis:
    """With its ratings and answers. Raises 404."""
    return get_object_or_404(queries.with_ratings(queries.diagnoses_visible_to(request.user)), pk=pk)


def rated_diagnosis(request: HttpRequest, pk: int, rater: str) -> Diagnosis:
    """One in which the reader may answer for this rater. Raises 404, or 403 for somebody who may only read it."""
    diagnosis = visible_diagnosis(request, pk)
    if rater not in Rater.values:
        raise Http404
    if not queries.may_rate(request.user, diagnosis, rater):
        raise PermissionDenied
    return diagnosis


def led_diagnosis(request: HttpRequest, pk: int) -> Diagnosis:
    """One that the reader may finish, withdraw and talk over. Raises 404 or 403."""
    diagnosis = visible_diagnosis(request, pk)
    if not queries.may_lead(request.user, diagnosis):
        raise PermissionDenied
    return diagnosis


def editor_version(request: HttpRequest, pk: int) -> QuestionnaireVersion:
    """Any version, for those who keep the questionnaires. Raises 403 or 404."""
    only_editors(request)
    return get_object_or_404(versions_visible_to(request.user), pk=pk)


def only_editors(request: HttpRequest) -> None:
    if not may_edit_questionnaires(request.user):
        raise PermissionDenied
