from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .round import Slot, Table


class Closure(models.Model):
    """A table that cannot be used from a slot of the day on, until the day ends or it is opened again."""

    table = models.ForeignKey(Table, models.CASCADE, related_name="closures")
    since = models.ForeignKey(Slot, models.CASCADE, related_name="+")
    reason = models.CharField(_("razón"), max_length=200, blank=True)
    closed_at = models.DateTimeField(default=clock.now)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reopened_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("mesa cerrada")
        verbose_name_plural = _("mesas cerradas")
        indexes = [models.Index(fields=["table", "reopened_at"], name="closures_of_a_table")]

    def __str__(self) -> str:
        return f"{self.table_id} ⊘ {self.since_id}"
