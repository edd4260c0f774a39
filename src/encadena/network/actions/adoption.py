"""A centre takes a practice over, and tells later what came of it."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import AdoptionKind, PracticeState
from ..models import Centre, Practice, PracticeAdoption


def adopt(
    practice: Practice, *, centre: Centre, kind: str, on: date, actor: User | None, changes: str = ""
) -> PracticeAdoption:
    """Once per centre. Raises ``practice_not_published``, ``practice_own``, ``adoption_changes_missing``,
    ``adoption_date``, ``practice_adopted``.
    """
    if practice.state != PracticeState.PUBLISHED:
        raise DomainError(errors.PRACTICE_NOT_PUBLISHED)
    if practice.centre_id == centre.pk:
        raise DomainError(errors.PRACTICE_OWN)
    if kind == AdoptionKind.ADAPT and not changes.strip():
        raise DomainError(errors.ADOPTION_CHANGES_MISSING)
    if on > clock.today():
        raise DomainError(errors.ADOPTION_DATE, on=on)
    try:
        with transaction.atomic():
            adoption = PracticeAdoption.objects.create(
                practice=practice,
                centre=centre,
                kind=AdoptionKind(kind),
                on=on,
                changes=changes.strip(),
                made_by=actor,
            )
            record("practice.adopted", practice, actor=actor, context={"centre": centre.name})
    except IntegrityError as error:
        raise DomainError(errors.PRACTICE_ADOPTED, centre=centre.name) from error
    return adoption


def tell_result(
    adoption: PracticeAdoption,
    *,
    result: str,
    measured_on: date,
    actor: User | None,
    measure: str = "",
    before: Decimal | None = None,
    after: Decimal | None = None,
) -> PracticeAdoption:
    """What came of it, with numbers where there are any. Raises ``adoption_date`` and ``adoption_measure``."""
    if not adoption.on <= measured_on <= clock.today():
        raise DomainError(errors.ADOPTION_DATE, on=measured_on)
    if (before is not None or after is not None) and not measure.strip():
        raise DomainError(errors.ADOPTION_MEASURE)
    adoption.result, adoption.measured_on, adoption.measure = result.strip(), measured_on, measure.strip()
    adoption.before, adoption.after = before, after
    with transaction.atomic():
        adoption.save(update_fields=["result", "measured_on", "measure", "before", "after"])
        record("practice.result", adoption.practice, actor=actor, context={"centre": adoption.centre.name})
    return adoption


def drop_adoption(adoption: PracticeAdoption, *, actor: User | None) -> None:
    """It was noted by mistake, or the centre left it before it began."""
    with transaction.atomic():
        record("practice.dropped", adoption.practice, actor=actor, context={"centre": adoption.centre.name})
        adoption.delete()
