from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Centre

from .firm import Firm


class FirmKey(models.Model):
    """One thing by which a firm is found again: a word of its names, its phone, its mail… (``rules.keys`` makes them).

    ``value`` begins with the letter of its sort: ``w:panaderia``, ``p:912345678``. Lists search words here and the
    search for duplicates looks up the rest; ``actions.keys`` rewrites a firm's keys with every change.
    """

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="keys", db_index=False)
    value = models.CharField(max_length=120)

    class Meta:
        verbose_name = _("clave de búsqueda")
        verbose_name_plural = _("claves de búsqueda")
        constraints = [models.UniqueConstraint(fields=["firm", "value"], name="key_once_per_firm")]
        indexes = [models.Index(fields=["value", "firm"])]

    def __str__(self) -> str:
        return self.value


class LinkRequest(models.Model):
    """An adviser asks that a firm which is already in the register be attended by their centre too."""

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="link_requests")
    centre = models.ForeignKey(Centre, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    reason = models.CharField(_("motivo"), max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("solicitud de vínculo")
        verbose_name_plural = _("solicitudes de vínculo")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "centre"],
                condition=models.Q(decided_at__isnull=True),
                name="one_open_link_request_per_centre",
            )
        ]

    def __str__(self) -> str:
        return f"{self.firm} · {self.centre}"


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
