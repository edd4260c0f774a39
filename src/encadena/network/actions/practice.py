"""A practice: written, published, retired."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from encadena.kernel.events import publish as tell
from encadena.kernel.text import fold

from .. import errors
from ..choices import PracticeState
from ..events import PracticesChanged
from ..models import Centre, Practice
from ..queries import running_contract

FIELDS = ("title", "subject", "problem", "context", "how", "cost", "result", "evidence", "from_error", "reach")
NEEDED = ("problem", "how", "result", "evidence")


def write_practice(centre: Centre, *, data: Mapping[str, Any], actor: User | None) -> Practice:
    """A draft of the centre, for the operator that runs it today."""
    contract = running_contract(centre)
    practice = Practice(centre=centre, operator=contract.operator if contract else None, author=actor)
    _fill(practice, data)
    with transaction.atomic():
        practice.save()
        record("practice.written", practice, actor=actor)
        tell(PracticesChanged((practice.pk,)))
    return practice


def edit_practice(practice: Practice, *, data: Mapping[str, Any], version: int, actor: User | None) -> Practice:
    """Raises ``Conflict`` when it was changed since ``version``. One that is published stays complete."""
    with transaction.atomic():
        current = Practice.objects.select_for_update().get(pk=practice.pk)
        if current.version != version:
            raise Conflict(errors.PRACTICE_CHANGED)
        _fill(current, data)
        if current.state == PracticeState.PUBLISHED:
            _check_complete(current)
        current.version += 1
        current.save()
        record("practice.edited", current, actor=actor)
        tell(PracticesChanged((current.pk,)))
    return current


def publish_practice(practice: Practice, *, actor: User | None) -> Practice:
    """Raises ``practice_incomplete`` with the fields that are empty. One that was retired may come back."""
    _check_complete(practice)
    with transaction.atomic():
        practice.state, practice.retired_reason = PracticeState.PUBLISHED, ""
        practice.published_on = practice.published_on or clock.today()
        practice.save(update_fields=["state", "retired_reason", "published_on"])
        record("practice.published", practice, actor=actor)
        tell(PracticesChanged((practice.pk,)))
    return practice


def retire_practice(practice: Practice, *, reason: str, actor: User | None) -> Practice:
    """Nobody finds it in the list any more; whoever adopted it reads why."""
    if not reason.strip():
        raise DomainError(errors.REASON_MISSING)
    if practice.state != PracticeState.PUBLISHED:
        raise DomainError(errors.PRACTICE_NOT_PUBLISHED)
    with transaction.atomic():
        practice.state, practice.retired_reason = PracticeState.RETIRED, reason.strip()[:300]
        practice.save(update_fields=["state", "retired_reason"])
        record("practice.retired", practice, actor=actor)
        tell(PracticesChanged((practice.pk,)))
    return practice


def _fill(practice: Practice, data: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in data:
            setattr(practice, name, data[name])
    practice.folded = fold(" ".join([practice.title, practice.problem, practice.how, practice.result]))


def _check_complete(practice: Practice) -> None:
    missing = [name for name in NEEDED if not getattr(practice, name).strip()]
    if missing:
        names = [str(Practice._meta.get_field(name).verbose_name) for name in missing]  # type: ignore[union-attr]
        raise DomainError(errors.PRACTICE_INCOMPLETE, missing=", ".join(names), fields=missing)
