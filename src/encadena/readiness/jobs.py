"""Long work on diagnoses in the background."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from encadena.jobs.registry import Handle, job

from .actions.statistics import compute_statistics
from .choices import StatisticsJob
from .models import QuestionnaireVersion

MEASURE = StatisticsJob.MEASURE.value


def _link(job: Any) -> str:  # noqa: ANN401  the registry's own signature
    return reverse("readiness:statistics", args=[job.args["version_id"]])


@job(MEASURE, label=gettext_lazy("Calcular estadísticas del cuestionario"), link=_link)
def measure(handle: Handle, *, version_id: int) -> Mapping[str, Any]:
    """Only reads until its end; may be repeated."""

    def watch(done: float) -> None:
        handle.check()
        handle.progress(done)

    run = compute_statistics(QuestionnaireVersion.objects.get(pk=version_id), actor=handle.actor, watch=watch)
    return {"diagnoses": run.diagnoses}
