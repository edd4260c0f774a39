from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import SnapshotState


class Snapshot(models.Model):
    """A report as it stood when it was made, with the definitions it was counted by. It never changes.

    ``report`` is JSON as text in its own order, ``digest`` the hash of its canonical form; ``public_report`` is what
    everybody may see of it, fixed at the same time. ``data_version`` says where the records stood and is not hashed:
    two machines with the same records have different ones.
    """

    year = models.PositiveSmallIntegerField(_("año"))
    scope_kind = models.CharField(max_length=10)
    scope_key = models.CharField(max_length=80, blank=True)
    scope_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        _("estado"), max_length=10, choices=SnapshotState.choices, default=SnapshotState.DRAFT, editable=False
    )
    report = models.TextField(editable=False)
    public_report = models.TextField(editable=False)
    digest = models.CharField(_("huella"), max_length=64, editable=False)
    data_version = models.CharField(max_length=200, editable=False)
    note = models.CharField(_("nota"), max_length=600, blank=True)
    made_at = models.DateTimeField(default=clock.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(_("por qué se retiró"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("informe guardado")
        verbose_name_plural = _("informes guardados")
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "scope_kind", "scope_key"],
                condition=models.Q(state="published"),
                name="one_published_report_per_scope",
            )
        ]
        indexes = [models.Index(fields=["state", "-year", "-id"], name="reports_by_state")]

    def __str__(self) -> str:
        return f"{self.year} {self.scope_name}".strip()
