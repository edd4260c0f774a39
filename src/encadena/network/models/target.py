"""What a centre has to reach."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .place import Centre


class Target(models.Model):
    """What a centre has to reach in a year of one indicator of the registry."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField(_("año"))
    indicator = models.CharField(_("indicador"), max_length=40)
    value = models.PositiveIntegerField(_("meta"))
    set_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("meta")
        verbose_name_plural = _("metas")
        ordering = ["centre", "year", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "year", "indicator"], name="one_target_per_indicator_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.centre} · {self.indicator} {self.year}: {self.value}"


class TargetBatch(models.Model):
    """Targets of many centres that were typed together, so that they can be taken back together.

    ``changes``: a list of ``[centre id, indicator, value before, value after]``; None is no target.
    """

    year = models.PositiveSmallIntegerField(_("año"))
    changes = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("conjunto de metas")
        verbose_name_plural = _("conjuntos de metas")
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.year}: {len(self.changes)}"
