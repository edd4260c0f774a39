from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .firm import Firm


class DuplicateDecision(models.Model):
    """Somebody looked at two alike firms and said that they are different (``left`` has the lower id)."""

    left = models.ForeignKey(Firm, models.CASCADE, related_name="+")
    right = models.ForeignKey(Firm, models.CASCADE, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("decisión sobre un duplicado")
        verbose_name_plural = _("decisiones sobre duplicados")
        constraints = [models.UniqueConstraint(fields=["left", "right"], name="one_decision_per_pair")]

    def __str__(self) -> str:
        return f"{self.left} ≠ {self.right}"


class Merge(models.Model):
    """``gone`` was merged into ``kept``; ``moved`` remembers every row that changed hands, so that it can be undone."""

    kept = models.ForeignKey(Firm, models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Firm, models.CASCADE, related_name="+")
    moved = models.JSONField(default=dict)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("fusión")
        verbose_name_plural = _("fusiones")
        ordering = ["-done_at"]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"


class SavedView(models.Model):
    """A list's filters under a name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=40, default="firms")
    name = models.CharField(_("nombre"), max_length=80)
    query = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name = _("vista guardada")
        verbose_name_plural = _("vistas guardadas")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "page", "name"], name="one_view_per_name")]

    def __str__(self) -> str:
        return self.name
