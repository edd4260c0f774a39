from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Material
from encadena.kernel import clock

from .gap import Gap


class GapMaterial(models.Model):
    """Expert material that helps with a gap. The gap's item stands here again: what others tied to gaps of the same
    item is one search by index.
    """

    gap = models.ForeignKey(Gap, models.CASCADE, related_name="materials")
    material = models.ForeignKey(Material, models.CASCADE, related_name="gap_ties")
    questionnaire = models.CharField(max_length=40, blank=True, editable=False)
    item = models.CharField(max_length=40, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("material de una brecha")
        verbose_name_plural = _("materiales de brechas")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["gap", "material"], name="one_tie_per_gap_and_material")]
        indexes = [models.Index(fields=["questionnaire", "item", "material"], name="ties_of_item")]

    def __str__(self) -> str:
        return f"{self.gap} · {self.material}"
