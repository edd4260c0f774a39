from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.readiness.models import Gap

from .requirement import Requirement


class RequirementGap(models.Model):
    """The gap that a firm's client works on because it does not meet a requirement; one per firm and requirement, ever.

    A gap that is over is opened again instead of a second one. ``answered_on``: since the gap was closed, somebody
    decided whether the requirement is met.
    """

    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="gaps")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="requirement_gaps")
    gap = models.OneToOneField(Gap, models.PROTECT, related_name="requirement_gap")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    answered_on = models.DateField(_("respondida el"), null=True, blank=True)

    class Meta:
        verbose_name = _("brecha de un requisito")
        verbose_name_plural = _("brechas de los requisitos")
        ordering = ["requirement", "firm"]
        constraints = [models.UniqueConstraint(fields=["requirement", "firm"], name="one_gap_per_requirement_and_firm")]

    def __str__(self) -> str:
        return f"{self.firm} · {self.requirement}"[:200]
