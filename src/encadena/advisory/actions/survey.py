"""An answer of the satisfaction survey, which nobody can lead back to a person."""

from collections.abc import Mapping

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from ..choices import TrainingState
from ..errors import SURVEY_ANSWERED, SURVEY_NOT_YET
from ..models import Registration, SurveyAnswer
from ..rules.survey import checked_answer

LONGEST = 1000


def answer_survey(registration: Registration, *, values: Mapping[str, object], actor: User | None) -> None:
    """Once per person who attended a course that was held. There is no audit row: it would tell who said what.

    Raises ``survey_not_yet``, ``survey_answered``, ``survey_incomplete``.
    """
    if registration.training.state != TrainingState.HELD or not registration.minutes:
        raise DomainError(SURVEY_NOT_YET)
    marks = checked_answer(values)
    comment = str(values.get("comment", "")).strip()[:LONGEST]
    with transaction.atomic():
        if not Registration.objects.filter(pk=registration.pk, answered=False).update(answered=True):
            raise DomainError(SURVEY_ANSWERED)
        SurveyAnswer.objects.create(training=registration.training, comment=comment, **marks)
