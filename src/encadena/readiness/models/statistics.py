from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .questionnaire import QuestionnaireVersion


class StatisticsRun(models.Model):
    """How well a version measures, computed on a day over its finished diagnoses; kept, so that a page reads one row.

    ``result`` has the shape of ``planning.statistics.computed``.
    """

    version = models.ForeignKey(QuestionnaireVersion, models.CASCADE, related_name="statistics")
    computed_at = models.DateTimeField(_("calculado el"), default=clock.now)
    diagnoses = models.PositiveIntegerField(_("diagnósticos"))
    result = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("cálculo de estadísticas")
        verbose_name_plural = _("cálculos de estadísticas")
        ordering = ["-computed_at", "-id"]
        indexes = [models.Index(fields=["version", "-computed_at"], name="statistics_of_version")]

    def __str__(self) -> str:
        return f"{self.version} · {self.computed_at:%Y-%m-%d}"
