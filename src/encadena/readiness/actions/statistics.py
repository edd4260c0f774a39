"""Statistics of a version, computed and kept."""

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record

from ..models import QuestionnaireVersion, StatisticsRun
from ..planning.questionnaire import read
from ..planning.statistics import Watch, computed
from ..queries.statistics import cases_of, values_of


def compute_statistics(version: QuestionnaireVersion, *, actor: User | None, watch: Watch) -> StatisticsRun:
    """Reads for as long as it takes, then writes one row; earlier ones stay."""
    cases = cases_of(version)
    result = computed(read(version), cases, values_of(cases), watch)
    with transaction.atomic():
        run = StatisticsRun.objects.create(version=version, diagnoses=len(cases), result=result)
        record("questionnaire.measured", version.questionnaire, actor=actor, context={"version": version.number})
    return run
