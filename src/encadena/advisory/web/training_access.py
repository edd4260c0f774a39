"""The course that an address names, within the reader's reach; anything else does not exist."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.accounts.choices import Role
from encadena.accounts.models import User

from ..models import Registration, Training, TrainingDay
from ..queries.trainings import may_manage_training, registrations_visible_to, sees_people_of, trainings_visible_to


def actor_of(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def visible_training(request: HttpRequest, pk: int) -> Training:
    return get_object_or_404(trainings_visible_to(request.user).select_related("centre", "area"), pk=pk)


def watched_training(request: HttpRequest, pk: int) -> Training:
    """A course whose people the reader may see. Raises 404."""
    training = visible_training(request, pk)
    if not sees_people_of(request.user, training):
        raise Http404
    return training


def managed_training(request: HttpRequest, pk: int) -> Training:
    """A course of the reader's own centre. Raises 404; out of scope and read-only look the same."""
    training = visible_training(request, pk)
    if not may_manage_training(request.user, training):
        raise Http404
    return training


def own_registration(request: HttpRequest, pk: int) -> Registration:
    """A registration that the reader may cancel: of a course they manage, or of their own firm. Raises 404."""
    rows = registrations_visible_to(request.user).select_related("training__centre")
    row = get_object_or_404(rows, pk=pk)
    if getattr(request.user, "role", "") != Role.FIRM and not may_manage_training(request.user, row.training):
        raise Http404
    return row


def day_of(training: Training, pk: int) -> TrainingDay:
    return get_object_or_404(training.days, pk=pk)


def frame(request: HttpRequest, training: Training, active: str, **content: Any) -> dict[str, Any]:
    """What every page of a course shows around its content."""
    pages = [("training", _("Curso")), ("attendance", _("Asistencia")), ("survey_results", _("Encuesta"))]
    tabs = [
        {"label": label, "url": reverse(f"advisory:{name}", args=[training.pk]), "active": name == active}
        for name, label in pages
    ]
    return {"training": training, "tabs": tabs, "manages": may_manage_training(request.user, training), **content}
