from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Milestone
from encadena.kernel import clock

from .application import Application, Debrief


class DebriefMilestone(models.Model):
    """An order of a mission that was handed on as a milestone of the firm, to be verified there by somebody else."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="milestone_link")
    debrief = models.ForeignKey(Debrief, models.PROTECT, related_name="+")
    milestone = models.OneToOneField(Milestone, models.PROTECT, related_name="debrief_link")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("hito de una misión")
        verbose_name_plural = _("hitos de misiones")

    def __str__(self) -> str:
        return f"{self.application_id} → {self.milestone_id}"
