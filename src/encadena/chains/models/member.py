from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock

from .project import LinkageProject


class ProjectMember(models.Model):
    """A firm in the half-open span [entered_on, left_on); it may come back, and be in other projects too."""

    project = models.ForeignKey(LinkageProject, models.PROTECT, related_name="members")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="project_memberships")
    entered_on = models.DateField(_("entró el"), default=clock.today)
    left_on = models.DateField(_("salió el"), null=True, blank=True)
    left_reason = models.CharField(_("por qué salió"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("empresa del proyecto")
        verbose_name_plural = _("empresas del proyecto")
        ordering = ["firm__sort_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "firm"], condition=models.Q(left_on__isnull=True), name="once_at_a_time_in_a_project"
            )
        ]
        indexes = [models.Index(fields=["firm", "left_on", "project"], name="projects_of_firm")]

    def __str__(self) -> str:
        return f"{self.firm} · {self.project}"
